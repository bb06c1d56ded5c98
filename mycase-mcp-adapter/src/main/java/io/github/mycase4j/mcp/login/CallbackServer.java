package io.github.mycase4j.mcp.login;

import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.login.LoopbackServer.Response;
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
 * The HTTP end of a login: serves {@code GET} requests on 127.0.0.1 alone (RFC 8252, 7.3) and turns
 * everything else away.
 *
 * <p>Guarantees that a request was addressed to this listener by its loopback name, so that a web
 * page that points a name of its own at 127.0.0.1 gets nothing. Does not tell who sent a request:
 * that is what the state and the cookie are for.
 */
final class CallbackServer {
  static final int MAX_QUERY = 4096;
  static final int MAX_HEADERS = 32 * 1024;
  static final String CALLBACK = "/callback";

  /**
   * A response, and what is to be done when it was sent (or could not be).
   *
   * @param headers lines to add to the usual ones
   */
  record Reply(int status, List<String> headers, String page, Runnable afterwards) {
    Reply(int status, String page, Runnable afterwards) {
      this(status, List.of(), page, afterwards);
    }

    Reply(int status, String page) {
      this(status, page, () -> {});
    }

    Reply with(String header) {
      List<String> more = new ArrayList<>(headers);
      more.add(header);
      return new Reply(status, List.copyOf(more), page, afterwards);
    }
  }

  private final LoopbackServer server;

  private CallbackServer(LoopbackServer server) {
    this.server = server;
  }

  /**
   * Takes the port; nothing is answered there yet.
   *
   * @param port 0 takes any free one
   * @throws LoginException when the port cannot be had
   */
  static CallbackServer bind(int port, InstantSource clock) {
    try {
      return new CallbackServer(LoopbackServer.bind(port, clock));
    } catch (IOException e) {
      throw new LoginException(
          "Port "
              + port
              + " of this computer (127.0.0.1), where the browser brings the MyCase login back,"
              + " cannot be opened. Most likely another program uses it, or a login was begun in"
              + " another window of Claude: finish or close that one and try again. Or set"
              + " "
              + Setting.REDIRECT_PORT
              + " to a free port for which MyCase support has registered the"
              + " redirect URI http://127.0.0.1:PORT/callback.",
          e);
    }
  }

  /** Returns where MyCase has to send the browser. */
  URI redirectUri() {
    return uri(CALLBACK);
  }

  /** Returns the address of a path of this listener. */
  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  int port() {
    return server.port();
  }

  /** Begins to take requests; the function gets those that are addressed to this listener. */
  void serve(Function<RequestHead, Reply> requests) {
    server.start(
        head -> {
          Reply refusal = refusal(head);
          Reply reply =
              refusal != null || head == null
                  ? Objects.requireNonNull(refusal)
                  : requests.apply(head);
          boolean bodyless = head != null && head.method().equals("HEAD");
          return new Response(bytes(reply, bodyless), reply.afterwards());
        });
  }

  /** Frees the port and closes all connections. Responses that are on their way are lost. */
  void stop() {
    server.stop();
  }

  private @Nullable Reply refusal(@Nullable RequestHead head) {
    if (head == null) {
      return new Reply(400, LoginPages.nothingHere());
    }
    if (!isOurs(head.header("host"))) {
      return new Reply(421, LoginPages.nothingHere());
    }
    if (!head.method().equals("GET")) {
      return new Reply(405, LoginPages.nothingHere()).with("Allow: GET");
    }
    if (head.query() != null && head.query().length() > MAX_QUERY) {
      return new Reply(414, LoginPages.nothingHere());
    }
    return head.headerSize() > MAX_HEADERS ? new Reply(431, LoginPages.nothingHere()) : null;
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

  private static ByteBuffer bytes(Reply reply, boolean bodyless) {
    byte[] body = reply.page().getBytes(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    lines.add("HTTP/1.1 " + reply.status() + " ");
    lines.add("Content-Type: text/html; charset=utf-8");
    lines.add("Content-Length: " + body.length);
    lines.add("Cache-Control: no-store");
    lines.add("Content-Security-Policy: " + LoginPages.POLICY);
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
