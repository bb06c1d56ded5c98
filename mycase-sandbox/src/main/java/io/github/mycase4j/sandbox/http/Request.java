package io.github.mycase4j.sandbox.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An HTTP request with its whole body. Never shown as text, because its headers hold a token. */
public final class Request {
  private final String method;
  private final String path;
  private final @Nullable String rawQuery;
  private final String origin;
  private final Headers headers;
  private final byte[] body;

  private Request(HttpExchange exchange, byte[] body) {
    this.method = exchange.getRequestMethod();
    this.path = exchange.getRequestURI().getPath();
    this.rawQuery = exchange.getRequestURI().getRawQuery();
    this.origin = "http://127.0.0.1:" + exchange.getLocalAddress().getPort();
    this.headers = exchange.getRequestHeaders();
    this.body = body;
  }

  /**
   * Reads a request. Performs I/O.
   *
   * @param exchange the exchange whose body was not read yet
   * @param limit the most bytes that the body may have
   * @return the request
   * @throws ApiError when the body is longer
   * @throws IOException when the connection fails
   */
  public static Request read(HttpExchange exchange, int limit) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(limit + 1);
    if (body.length > limit) {
      throw ApiError.outside(400, "The body is longer than " + limit + " bytes");
    }
    return new Request(exchange, body);
  }

  public String method() {
    return method;
  }

  /** The decoded path, without the query. */
  public String path() {
    return path;
  }

  public @Nullable String rawQuery() {
    return rawQuery;
  }

  /** The scheme, host and port at which the request arrived. */
  public String origin() {
    return origin;
  }

  public byte[] body() {
    return body;
  }

  /** The first header of that name, or an empty string. */
  public String header(String name) {
    String value = headers.getFirst(name);
    return value == null ? "" : value;
  }

  public boolean isContentType(String wanted) {
    String type = header("Content-Type");
    int cut = type.indexOf(';');
    return (cut < 0 ? type : type.substring(0, cut))
        .strip()
        .toLowerCase(Locale.ROOT)
        .equals(wanted);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
