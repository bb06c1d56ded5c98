package io.github.mycase4j.sandbox.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
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

  /** Takes over what an exchange was asked, with the body that was read from it. */
  public Request(HttpExchange exchange, byte[] body) {
    this.method = exchange.getRequestMethod();
    this.path = exchange.getRequestURI().getPath();
    this.rawQuery = exchange.getRequestURI().getRawQuery();
    this.origin = "http://127.0.0.1:" + exchange.getLocalAddress().getPort();
    this.headers = exchange.getRequestHeaders();
    this.body = body;
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
