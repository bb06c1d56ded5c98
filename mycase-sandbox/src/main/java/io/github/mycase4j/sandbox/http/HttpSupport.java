package io.github.mycase4j.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;

/** Starts servers on the loopback address and writes responses. */
public final class HttpSupport {
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  private HttpSupport() {}

  /**
   * Starts a server on 127.0.0.1. Opens a port.
   *
   * @param port the port, or 0 for any free one
   * @param handler the handler of all requests
   * @param workers the threads to run it on
   * @return the running server
   * @throws UncheckedIOException when the port cannot be opened
   */
  public static HttpServer serve(int port, HttpHandler handler, ExecutorService workers) {
    // Without it each response with a body waits some 40 ms for the client's acknowledgement.
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

  /**
   * Returns where a server can be reached.
   *
   * @param server a running server
   * @return the scheme, host and port
   */
  public static String origin(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Writes a response and ends the exchange. Performs I/O.
   *
   * @param exchange the exchange
   * @param response the response
   * @throws IOException when the connection fails
   */
  public static void write(HttpExchange exchange, Response response) throws IOException {
    response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    byte[] body = response.body();
    if (body == null || body.length == 0) {
      exchange.sendResponseHeaders(response.status(), -1);
    } else {
      exchange.sendResponseHeaders(response.status(), body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
