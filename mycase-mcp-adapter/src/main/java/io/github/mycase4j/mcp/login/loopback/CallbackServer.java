package io.github.mycase4j.mcp.login.loopback;

import io.github.mycase4j.mcp.login.loopback.LoopbackServer.RawResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server of a login: serves {@code GET} requests on 127.0.0.1 only (RFC 8252, 7.3) and
 * rejects everything else.
 *
 * <p>Guarantees that a request was addressed to this server by its loopback name, so that a web
 * page cannot reach it through a name of its own that resolves to 127.0.0.1. Does not authenticate
 * requests; state and cookie do.
 */
public final class CallbackServer {
  /** The longest query of a request, in characters. */
  public static final int MAX_QUERY = 4096;

  /** The longest headers of a request, in characters. */
  public static final int MAX_HEADERS = 32 * 1024;

  /** The longest request, in bytes. */
  public static final int MAX_HEAD = LoopbackServer.MAX_HEAD;

  /** The path to which MyCase sends the browser. */
  public static final String CALLBACK = "/callback";

  /**
   * A response, and an action to run once it was sent or could not be sent.
   *
   * @param headers lines to add to the default ones
   */
  public record Reply(int status, List<String> headers, String page, Runnable afterwards) {
    /** Creates a response without further headers. */
    public Reply(int status, String page, Runnable afterwards) {
      this(status, List.of(), page, afterwards);
    }

    /** Creates a response after which nothing is to be done. */
    public Reply(int status, String page) {
      this(status, page, () -> {});
    }

    /** Returns a copy with one more header line. */
    public Reply with(String header) {
      List<String> more = new ArrayList<>(headers);
      more.add(header);
      return new Reply(status, List.copyOf(more), page, afterwards);
    }
  }

  private final LoopbackServer server;
  private final String errorPage;
  private final String policy;

  private CallbackServer(LoopbackServer server, String errorPage, String policy) {
    this.server = server;
    this.errorPage = errorPage;
    this.policy = policy;
  }

  /**
   * Binds the port; no request is read yet.
   *
   * @param port 0 takes any free one
   * @param errorPage the page for requests that are rejected
   * @param policy the content security policy of every page
   * @throws IOException when the port cannot be bound
   */
  public static CallbackServer bind(int port, InstantSource clock, String errorPage, String policy)
      throws IOException {
    return new CallbackServer(LoopbackServer.bind(port, clock), errorPage, policy);
  }

  /** Returns the redirect URI. */
  public URI redirectUri() {
    return uri(CALLBACK);
  }

  /** Returns the address of a path on this server. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** Returns the port. */
  public int port() {
    return server.port();
  }

  /** Starts to accept requests; the function handles those that are addressed to this server. */
  public void serve(Function<RequestHead, Reply> requests) {
    server.start(
        head -> {
          Reply rejection = rejection(head);
          Reply reply =
              rejection != null || head == null
                  ? Objects.requireNonNull(rejection)
                  : requests.apply(head);
          boolean bodyless = head != null && head.method().equals("HEAD");
          return new RawResponse(bytes(reply, bodyless), reply.afterwards());
        });
  }

  /**
   * Frees the port and closes all connections. Responses that were not sent completely are lost.
   */
  public void stop() {
    server.stop();
  }

  private @Nullable Reply rejection(@Nullable RequestHead head) {
    if (head == null) {
      return new Reply(400, errorPage);
    }
    if (!isOurs(head.header("host"))) {
      return new Reply(421, errorPage);
    }
    if (!head.method().equals("GET")) {
      return new Reply(405, errorPage).with("Allow: GET");
    }
    if (head.query() != null && head.query().length() > MAX_QUERY) {
      return new Reply(414, errorPage);
    }
    return head.headerSize() > MAX_HEADERS ? new Reply(431, errorPage) : null;
  }

  private boolean isOurs(List<String> hosts) {
    if (hosts.size() != 1) {
      return false;
    }
    String host = hosts.get(0).toLowerCase(Locale.ROOT);
    int port = port();
    // A browser leaves the standard port out.
    return List.of("127.0.0.1:" + port, "localhost:" + port).contains(host)
        || (port == 80 && List.of("127.0.0.1", "localhost").contains(host));
  }

  private ByteBuffer bytes(Reply reply, boolean bodyless) {
    byte[] body = reply.page().getBytes(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    lines.add("HTTP/1.1 " + reply.status() + " ");
    lines.add("Content-Type: text/html; charset=utf-8");
    lines.add("Content-Length: " + body.length);
    lines.add("Cache-Control: no-store");
    lines.add("Content-Security-Policy: " + policy);
    lines.add("Referrer-Policy: no-referrer");
    lines.add("X-Content-Type-Options: nosniff");
    lines.add("X-Frame-Options: DENY");
    lines.add("Connection: close");
    lines.addAll(reply.headers());
    String head = String.join("\r\n", lines) + "\r\n\r\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    if (!bodyless) {
      bytes.writeBytes(body);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }
}
