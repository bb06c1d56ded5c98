package io.github.mycase4j.sandbox;

import io.github.mycase4j.sandbox.http.ApiError;
import io.github.mycase4j.sandbox.http.PathPattern;
import io.github.mycase4j.sandbox.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A failure of a coming request: a different response, or none. A fault strikes the first request
 * that it fits, once unless it says otherwise, and by default fits any request to the API.
 * Immutable.
 */
public final class Fault {
  private final @Nullable Response response;
  private final boolean acts;
  private final BiPredicate<String, String> fits;
  private final int times;

  private Fault(
      @Nullable Response response, boolean acts, BiPredicate<String, String> fits, int times) {
    this.response = response;
    this.acts = acts;
    this.fits = fits;
    this.times = times;
  }

  private static boolean toTheApi(String method, String path) {
    return path.startsWith("/v1/");
  }

  /**
   * Returns a fault that sends a response without acting on the request.
   *
   * @param status an HTTP status
   * @param headers headers of the response, such as {@code Retry-After}
   * @param body the body, as text; empty for none
   * @return the fault
   */
  public static Fault answer(int status, Map<String, String> headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Fault(new Response(status, Map.copyOf(headers), bytes), false, Fault::toTheApi, 1);
  }

  /**
   * Returns a fault that sends an error body in MyCase's form without acting on the request.
   *
   * @param status an HTTP status
   * @return the fault
   */
  public static Fault status(int status) {
    Response response = ApiError.because(status, "The sandbox was told to fail").response();
    return new Fault(response, false, Fault::toTheApi, 1);
  }

  /** {@return a fault that closes the connection without acting on the request} */
  public static Fault dropBefore() {
    return new Fault(null, false, Fault::toTheApi, 1);
  }

  /**
   * {@return a fault that acts on the request and then closes the connection without a response}
   */
  public static Fault dropAfter() {
    return new Fault(null, true, Fault::toTheApi, 1);
  }

  /** {@return a copy with which the request is carried out, as if a gateway timed out} */
  public Fault afterActing() {
    return new Fault(response, true, fits, times);
  }

  /**
   * Returns a copy for one kind of request.
   *
   * @param onlyMethod the HTTP method
   * @param pathPrefix how the path begins: {@code /v1/cases}, {@code /tokens} for the token
   *     endpoint, or {@code /files} for the file store
   * @return the fault
   */
  public Fault on(String onlyMethod, String pathPrefix) {
    Objects.requireNonNull(onlyMethod);
    Objects.requireNonNull(pathPrefix);
    return new Fault(
        response,
        acts,
        (method, path) -> method.equals(onlyMethod) && path.startsWith(pathPrefix),
        times);
  }

  /**
   * Returns a copy that affects several requests.
   *
   * @param count how many requests
   * @return the fault
   * @throws IllegalArgumentException when the number is not positive
   */
  public Fault times(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("A fault strikes at least once: " + count);
    }
    return new Fault(response, acts, fits, count);
  }

  Fault onPath(PathPattern pattern) {
    return new Fault(response, acts, (method, path) -> pattern.matches(path), times);
  }

  Fault withHeader(String name, String value) {
    Response before = response;
    return new Fault(before == null ? null : before.with(name, value), acts, fits, times);
  }

  int times() {
    return times;
  }

  boolean fits(String requestMethod, String requestPath) {
    return fits.test(requestMethod, requestPath);
  }

  boolean acts() {
    return acts;
  }

  /** The response, or null for a dropped connection. */
  @Nullable Response response() {
    return response;
  }
}
