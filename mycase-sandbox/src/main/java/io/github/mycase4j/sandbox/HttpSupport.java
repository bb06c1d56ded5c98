package io.github.mycase4j.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;

/** Starting servers on the loopback address, and moving bodies in and out with a bound. */
final class HttpSupport {
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  private HttpSupport() {}

  static HttpServer serve(int port, HttpHandler handler, ExecutorService workers) {
    // Without it each answer with a body waits some 40 ms for the client's acknowledgement.
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
      server.createContext("/", handler);
      server.setExecutor(workers);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox could not open port " + port, e);
    }
  }

  static String origin(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  static byte[] body(HttpExchange exchange, int limit) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(limit + 1);
    if (body.length > limit) {
      throw ApiError.outside(400, "The body is longer than " + limit + " bytes");
    }
    return body;
  }

  static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  static boolean isContentType(HttpExchange exchange, String wanted) {
    String type = header(exchange, "Content-Type");
    int cut = type.indexOf(';');
    return (cut < 0 ? type : type.substring(0, cut)).strip().equalsIgnoreCase(wanted);
  }

  static void write(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    byte[] body = answer.body();
    if (body == null || body.length == 0) {
      exchange.sendResponseHeaders(answer.status(), -1);
    } else {
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
