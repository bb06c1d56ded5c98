package io.github.mycase4j.sandbox;

import io.github.mycase4j.sandbox.http.ApiError;
import io.github.mycase4j.sandbox.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with one coming request: another answer than the true one, or none. A
 * fault strikes once, the first request that it fits; by default the next one to the API.
 * Immutable.
 */
public final class Fault {
  private final @Nullable Response response;
  private final boolean acts;
  private final @Nullable String method;
  private final String path;

  private Fault(@Nullable Response response, boolean acts, @Nullable String method, String path) {
    this.response = response;
    this.acts = acts;
    this.method = method;
    this.path = path;
  }

  /**
   * The request is not acted on and gets this answer.
   *
   * @param status an HTTP status
   * @param headers headers of the answer, such as {@code Retry-After}
   * @param body the body, as text; empty for none
   */
  public static Fault answer(int status, Map<String, String> headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Fault(new Response(status, Map.copyOf(headers), bytes), false, null, "/v1/");
  }

  /** The request is not acted on and gets this status with an error body in MyCase's form. */
  public static Fault status(int status) {
    Response response = ApiError.because(status, "The sandbox was told to fail").response();
    return new Fault(response, false, null, "/v1/");
  }

  /** The connection is closed before the request is acted on. */
  public static Fault dropBefore() {
    return new Fault(null, false, null, "/v1/");
  }

  /** The request is acted on, and the connection is closed instead of an answer. */
  public static Fault dropAfter() {
    return new Fault(null, true, null, "/v1/");
  }

  /** The same fault, but the request is acted on all the same, as behind a gateway's time-out. */
  public Fault afterActing() {
    return new Fault(response, true, method, path);
  }

  /**
   * The same fault for one kind of request.
   *
   * @param onlyMethod the HTTP method
   * @param pathPrefix how the path begins: {@code /v1/cases}, or {@code /tokens} for the token
   *     endpoint
   */
  public Fault on(String onlyMethod, String pathPrefix) {
    return new Fault(
        response, acts, Objects.requireNonNull(onlyMethod), Objects.requireNonNull(pathPrefix));
  }

  boolean fits(String requestMethod, String requestPath) {
    return (method == null || method.equals(requestMethod)) && requestPath.startsWith(path);
  }

  boolean acts() {
    return acts;
  }

  /** The response, or null for a dropped connection. */
  @Nullable Response response() {
    return response;
  }
}
