package io.github.mycase4j.remote.oauth;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;

/** A server on this machine that says to each request what a test wants. */
final class DocumentServer implements AutoCloseable {
  final List<String> requests = new CopyOnWriteArrayList<>();
  final List<String> serverNames = new CopyOnWriteArrayList<>();
  final AtomicInteger broken = new AtomicInteger();
  private final ServerSocket server;
  private volatile Handler handler = (in, out) -> {};

  /** Answers a request whose header was read. */
  @FunctionalInterface
  interface Handler {
    void handle(InputStream in, OutputStream out) throws IOException;
  }

  DocumentServer(ServerSocketFactory factory) {
    try {
      server = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::accept, "test-document-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  void on(Handler next) {
    handler = next;
  }

  /** Sends this text as it is. */
  void send(String message) {
    on((in, out) -> out.write(message.getBytes(StandardCharsets.UTF_8)));
  }

  /** Sends a document with these header lines. */
  void sendDocument(String body, String... headers) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    StringBuilder message =
        new StringBuilder("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
    for (String header : headers) {
      message.append(header).append("\r\n");
    }
    send(message + "Content-Length: " + length + "\r\n\r\n" + body);
  }

  private void accept() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        answer(socket);
      } catch (IOException e) {
        // The client has gone, which several tests are about, or the server is closed.
        broken.incrementAndGet();
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    StringBuilder header = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (header.indexOf("\r\n\r\n") < 0) {
      int read = in.read();
      if (read < 0) {
        return;
      }
      header.append((char) read);
    }
    if (socket instanceof SSLSocket encrypted) {
      ((ExtendedSSLSession) encrypted.getSession())
          .getRequestedServerNames()
          .forEach(
              name -> serverNames.add(new String(name.getEncoded(), StandardCharsets.US_ASCII)));
    }
    requests.add(header.toString());
    handler.handle(in, socket.getOutputStream());
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
