package io.github.mycase4j.sandbox.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request with its whole body. Its text form leaves out the headers, which hold a token.
 */
public final class Request {
  private final String method;
  private final String path;
  private final @Nullable String rawQuery;
  private final String origin;
  private final Headers headers;
  private final byte[] body;

  /**
   * Creates the request of an exchange.
   *
   * @param exchange the exchange
   * @param body the body that was read from it
   */
  public Request(HttpExchange exchange, byte[] body) {
    this.method = exchange.getRequestMethod();
    this.path = exchange.getRequestURI().getPath();
    this.rawQuery = exchange.getRequestURI().getRawQuery();
    this.origin = "http://127.0.0.1:" + exchange.getLocalAddress().getPort();
    this.headers = exchange.getRequestHeaders();
    this.body = body;
  }

  /** {@return the HTTP method} */
  public String method() {
    return method;
  }

  /** {@return the decoded path, without the query} */
  public String path() {
    return path;
  }

  /** {@return the query as it was sent, or null} */
  public @Nullable String rawQuery() {
    return rawQuery;
  }

  /** {@return the scheme, host and port at which the request arrived} */
  public String origin() {
    return origin;
  }

  /** {@return the body, which is empty where there is none} */
  public byte[] body() {
    return body;
  }

  /**
   * Returns a header.
   *
   * @param name the header
   * @return its first value, or an empty string
   */
  public String header(String name) {
    String value = headers.getFirst(name);
    return value == null ? "" : value;
  }

  /** {@return the bearer token of the request, or an empty string; a secret} */
  public String bearer() {
    String authorization = header("Authorization");
    return authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "";
  }

  /**
   * Says whether the body has a media type, whatever its parameters.
   *
   * @param wanted the media type, in lower case
   * @return whether it is the one that the request declares
   */
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
