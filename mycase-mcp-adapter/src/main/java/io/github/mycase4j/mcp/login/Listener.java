package io.github.mycase4j.mcp.login;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP end of a login: serves {@code GET /callback} on 127.0.0.1 alone (RFC 8252, 7.3) and
 * turns everything else away.
 *
 * <p>Guarantees that a request was addressed to this listener by its loopback name, so that a web
 * page that points a name of its own at 127.0.0.1 gets nothing. Does not tell who sent a request:
 * that is what the state is for.
 */
final class Listener {
  static final int MAX_QUERY = 4096;
  static final int MAX_HEADERS = 32 * 1024;

  private static final String PATH = "/callback";
  private static final int THREADS = 16;

  /** An answer, and what is to be done when it is out (or could not be sent). */
  record Reply(int status, String page, Runnable afterwards) {
    Reply(int status, String page) {
      this(status, page, () -> {});
    }
  }

  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  private Listener(HttpServer server) {
    this.server = server;
    this.threads =
        new ThreadPoolExecutor(
            0,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "mycase-login");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    // The server's own thread is a daemon only when a daemon starts it; and a server that never ran
    // does not give its port back.
    CompletableFuture.runAsync(server::start, threads).join();
  }

  /**
   * Takes the port; callbacks are not known there yet.
   *
   * @param port 0 takes any free one
   * @throws LoginException when the port cannot be had
   */
  static Listener bind(int port) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return new Listener(HttpServer.create(new InetSocketAddress(loopback, port), 0));
    } catch (IOException e) {
      throw new LoginException(
          "Port "
              + port
              + " of this computer (127.0.0.1), where the browser brings the MyCase login back,"
              + " cannot be opened. Most likely another program uses it, or a login was begun in"
              + " another window of Claude: finish or close that one and try again. Or set"
              + " MYCASE_REDIRECT_PORT to a free port for which MyCase support has registered the"
              + " redirect URI http://127.0.0.1:PORT/callback.",
          e);
    }
  }

  /** Returns where MyCase has to send the browser. */
  URI redirectUri() {
    return URI.create("http://127.0.0.1:" + port() + PATH);
  }

  /** Begins to take callbacks: the function gets the raw query, which may be empty. */
  void serve(Function<String, Reply> callbacks) {
    server.createContext("/", http -> handle(http, callbacks));
  }

  /** Frees the port and ends all connections. Answers that are on their way are lost. */
  void stop() {
    server.stop(0);
    threads.shutdown();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange http, Function<String, Reply> callbacks) throws IOException {
    Reply refusal = refusal(http);
    Reply reply =
        refusal != null
            ? refusal
            : callbacks.apply(Objects.requireNonNullElse(http.getRequestURI().getRawQuery(), ""));
    try {
      send(http, reply);
    } finally {
      reply.afterwards().run();
    }
  }

  private @Nullable Reply refusal(HttpExchange http) {
    if (!isOurs(http.getRequestHeaders().get("Host"))) {
      return new Reply(421, Pages.nothingHere());
    }
    if (!http.getRequestMethod().equals("GET")) {
      http.getResponseHeaders().set("Allow", "GET");
      return new Reply(405, Pages.nothingHere());
    }
    URI uri = http.getRequestURI();
    if (uri.isAbsolute() || uri.getRawAuthority() != null || !PATH.equals(uri.getRawPath())) {
      return new Reply(404, Pages.nothingHere());
    }
    if (uri.getRawQuery() != null && uri.getRawQuery().length() > MAX_QUERY) {
      return new Reply(414, Pages.nothingHere());
    }
    if (sizeOf(http.getRequestHeaders()) > MAX_HEADERS) {
      return new Reply(431, Pages.nothingHere());
    }
    return null;
  }

  private boolean isOurs(@Nullable List<String> hosts) {
    if (hosts == null || hosts.size() != 1) {
      return false;
    }
    String host = hosts.get(0).toLowerCase(Locale.ROOT);
    int port = port();
    // A browser leaves the standard port out.
    return List.of("127.0.0.1:" + port, "localhost:" + port).contains(host)
        || (port == 80 && List.of("127.0.0.1", "localhost").contains(host));
  }

  private static long sizeOf(Headers headers) {
    long size = 0;
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      for (String value : header.getValue()) {
        size += header.getKey().length() + value.length();
      }
    }
    return size;
  }

  private static void send(HttpExchange http, Reply reply) throws IOException {
    Headers headers = http.getResponseHeaders();
    headers.set("Content-Type", "text/html; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    headers.set("Content-Security-Policy", Pages.POLICY);
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Connection", "close");
    byte[] body = reply.page().getBytes(StandardCharsets.UTF_8);
    try (http) {
      if (http.getRequestMethod().equals("HEAD")) {
        http.sendResponseHeaders(reply.status(), -1);
        return;
      }
      http.sendResponseHeaders(reply.status(), body.length);
      try (OutputStream out = http.getResponseBody()) {
        out.write(body);
      }
    }
  }
}
