package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.tokens.Counters;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Fetches documents from addresses that strangers choose.
 *
 * <p>It guarantees that a connection is made only to an address of the Internet (or, where this
 * server itself is on loopback, to this machine), that it goes to the very address that was
 * checked, that no redirect is followed and no proxy asked, that the server proves its name, that
 * at most 10 KiB are read, that a fetch ends after five seconds, and that there are at most 30 in a
 * minute.
 *
 * <p>It does not guarantee anything about what the document says. Thread-safe; performs I/O.
 */
final class DocumentFetcher {
  /** How long a fetch may take, with the resolution of the name. */
  static final Duration LONGEST = Duration.ofSeconds(5);

  /** The highest number of fetches in a clock minute. */
  static final int MOST_PER_MINUTE = 30;

  private static final String COUNTER = "document-fetch";
  private static final int BUFFER = 2_048;

  private final DocumentNetwork network;
  private final Counters counters;
  private final boolean forTests;

  /**
   * Creates a fetcher.
   *
   * @param forTests whether this server is reached on loopback only; then documents may be there,
   *     too
   */
  DocumentFetcher(DocumentNetwork network, Counters counters, boolean forTests) {
    this.network = network;
    this.counters = counters;
    this.forTests = forTests;
  }

  /**
   * Reads the address of a document.
   *
   * @throws DocumentException when it breaks a rule
   */
  DocumentUrl url(String text) throws DocumentException {
    return DocumentUrl.parse(text, forTests);
  }

  /**
   * Fetches a document.
   *
   * @throws DocumentException when there is none that can be used
   */
  DocumentResponse fetch(DocumentUrl url) throws DocumentException {
    Fetch fetch = new Fetch(url);
    network.deadlines().after(LONGEST, fetch::expire);
    try {
      network.executor().execute(fetch::run);
    } catch (RejectedExecutionException e) {
      throw tooMany();
    }
    return Loads.join(fetch.result);
  }

  private static DocumentException tooMany() {
    return new DocumentException(
        "This server is reading too many documents of clients now. Try again in a minute.");
  }

  /** One fetch. A thread that waits for the network ends when its socket is closed. */
  private final class Fetch {
    private final DocumentUrl url;
    private final CompletableFuture<DocumentResponse> result = new CompletableFuture<>();
    private final Socket socket = network.sockets().get();

    Fetch(DocumentUrl url) {
      this.url = url;
    }

    void run() {
      try (socket) {
        InetAddress address = address();
        if (!result.isDone()) {
          socket.connect(new InetSocketAddress(address, url.port()), (int) LONGEST.toMillis());
          result.complete(exchange());
        }
      } catch (DocumentException | RuntimeException e) {
        result.completeExceptionally(e);
      } catch (IOException e) {
        result.completeExceptionally(
            new DocumentException(
                "The client's document cannot be read: its server cannot be reached, or does not"
                    + " prove its name."));
      }
    }

    void expire() {
      boolean expired =
          result.completeExceptionally(
              new DocumentException(
                  "The client's document cannot be read: its server took longer than five"
                      + " seconds."));
      if (expired) {
        try {
          socket.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    /** Resolves the name, once. All its addresses must be allowed: the next answer could differ. */
    private InetAddress address() throws DocumentException {
      InetAddress[] addresses;
      try {
        addresses = network.resolver().resolve(url.host());
      } catch (UnknownHostException e) {
        throw new DocumentException(
            "The client's document cannot be read: the name of its server is unknown.");
      }
      for (InetAddress address : addresses) {
        if (!isAllowed(address)) {
          throw new DocumentException(
              "The client's document is not on the Internet, so it is not read.");
        }
      }
      if (counters.increment(COUNTER) > MOST_PER_MINUTE) {
        throw tooMany();
      }
      return addresses[0];
    }

    private boolean isAllowed(InetAddress address) {
      boolean loopback = forTests && address.isLoopbackAddress();
      return loopback || (url.isTls() && PublicAddresses.contains(address));
    }

    private DocumentResponse exchange() throws IOException, DocumentException {
      Socket connection = url.isTls() ? encrypted() : socket;
      String request =
          "GET "
              + url.path()
              + " HTTP/1.1\r\nHost: "
              + url.authority()
              + "\r\nAccept: application/json\r\nAccept-Encoding: identity\r\n"
              + "User-Agent: mycase-mcp-remote\r\nConnection: close\r\n\r\n";
      connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      connection.getOutputStream().flush();
      return DocumentResponse.read(new BufferedInputStream(connection.getInputStream(), BUFFER));
    }

    private SSLSocket encrypted() throws IOException {
      SSLSocket encrypted =
          (SSLSocket) network.tls().get().createSocket(socket, url.host(), url.port(), true);
      SSLParameters parameters = encrypted.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      if (isName(url.host())) {
        parameters.setServerNames(List.of(new SNIHostName(url.host())));
      }
      encrypted.setSSLParameters(parameters);
      encrypted.startHandshake();
      return encrypted;
    }

    private static boolean isName(String host) {
      return host.indexOf(':') < 0 && !host.matches("[0-9.]+");
    }
  }
}
