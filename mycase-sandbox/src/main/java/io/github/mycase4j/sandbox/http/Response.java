package io.github.mycase4j.sandbox.http;

import io.github.mycase4j.sandbox.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP response before it is written; a null body means none at all. Immutable. */
public final class Response {
  private final int status;
  private final Map<String, String> headers;
  private final byte @Nullable [] body;
  private final boolean outside;

  /**
   * Creates a response.
   *
   * @param status the HTTP status
   * @param headers the headers
   * @param body the body, or null for none
   */
  public Response(int status, Map<String, String> headers, byte @Nullable [] body) {
    this(status, headers, body, false);
  }

  private Response(
      int status, Map<String, String> headers, byte @Nullable [] body, boolean outside) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.outside = outside;
  }

  /** {@return the HTTP status} */
  public int status() {
    return status;
  }

  /** {@return the headers} */
  public Map<String, String> headers() {
    return headers;
  }

  /** {@return the body, or null for none} */
  public byte @Nullable [] body() {
    return body;
  }

  /**
   * Returns a response with a JSON body.
   *
   * @param status the HTTP status
   * @param value plain JSON values
   * @return the response
   */
  public static Response json(int status, Object value) {
    return new Response(
        status, Map.of("Content-Type", "application/json; charset=utf-8"), Json.write(value));
  }

  /**
   * Returns a response without a body.
   *
   * @param status the HTTP status
   * @return the response
   */
  public static Response empty(int status) {
    return new Response(status, Map.of(), null);
  }

  /**
   * Returns a page that may load nothing from elsewhere.
   *
   * @param status the HTTP status
   * @param page the HTML
   * @return the response
   */
  public static Response html(int status, String page) {
    return new Response(
        status,
        Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'",
            "Referrer-Policy", "no-referrer"),
        page.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns a redirect with the status 302.
   *
   * @param location the address to go to
   * @return the response
   */
  public static Response redirect(String location) {
    return new Response(302, Map.of("Location", location), null);
  }

  /**
   * Returns a copy with one more header.
   *
   * @param header the header
   * @param value its value
   * @return the copy
   */
  public Response with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body, outside);
  }

  /**
   * Returns a copy that says whether the request lies outside MyCase's description.
   *
   * @param value whether it does
   * @return the copy
   */
  public Response outside(boolean value) {
    return new Response(status, headers, body, value);
  }

  /**
   * {@return whether the request lies outside MyCase's description: a fault of the code that sent
   * it}
   */
  public boolean isOutside() {
    return outside;
  }
}
