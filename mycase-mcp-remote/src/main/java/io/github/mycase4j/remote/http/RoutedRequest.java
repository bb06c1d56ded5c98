package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way: first without its body, then with it. Every response has all its headers,
 * and no method throws.
 */
final class RoutedRequest {
  private final WebRequest request;
  private final @Nullable Route route;
  private final Route.Kind kind;
  private final @Nullable WebResponse decided;
  private final Failures failures;
  private final ResponseHeaders headers;
  private final Optional<AddressLimits> limits;

  RoutedRequest(
      WebRequest request,
      @Nullable Route route,
      Route.Kind kind,
      @Nullable WebResponse decided,
      Failures failures,
      ResponseHeaders headers,
      Optional<AddressLimits> limits) {
    this.request = request;
    this.route = route;
    this.kind = kind;
    this.decided = decided;
    this.failures = failures;
    this.headers = headers;
    this.limits = limits;
  }

  /** Returns whether it needs nothing but a moment, so that it must not wait behind tool calls. */
  boolean isPlain() {
    return kind == Route.Kind.PLAIN;
  }

  /** Returns the response that needs no body; null to read the body and go on. May block. */
  @Nullable WebResponse begin() {
    if (decided != null || route == null) {
      return complete(Objects.requireNonNull(decided));
    }
    WebResponse response =
        attempt(
            () ->
                limits.map(all -> all.admits(request)).orElse(true)
                    ? route.endpoint().begin(request)
                    : tooMany());
    return response == null ? null : complete(limited(response));
  }

  /** Returns the largest body in bytes. */
  int maxBody() {
    return route == null ? 0 : route.maxBody();
  }

  /** Returns the response to a body that is too large. */
  WebResponse tooLarge() {
    String sentence = "The body of the request is larger than " + maxBody() + " bytes.";
    return complete(failures.response(kind, 413, "too_large", sentence));
  }

  /** Returns the response on a connection that is one too many. */
  WebResponse tooManyConnections() {
    String sentence = "The server has too many connections. Try again in a few seconds.";
    return complete(failures.response(kind, 503, "unavailable", sentence).with("Retry-After", "5"));
  }

  /** Handles the request with its body. May block. */
  WebResponse handle(byte[] body) {
    Route handled = Objects.requireNonNull(route);
    WebRequest whole = request.withBody(body);
    WebResponse response = attempt(() -> handled.endpoint().handle(whole));
    return complete(limited(Objects.requireNonNull(response)));
  }

  /** Counts a failure; returns the response, or that there were too many of them. */
  private WebResponse limited(WebResponse response) {
    try {
      boolean told = limits.map(all -> all.admits(request, response.status())).orElse(true);
      return told ? response : tooMany();
    } catch (RuntimeException e) {
      // What cannot be counted is still a response.
      failures.report(request, e);
      return response;
    }
  }

  private WebResponse tooMany() {
    String sentence = "There were too many requests from this address. Try again in a minute.";
    long seconds = limits.map(AddressLimits::retryAfter).orElse(1L);
    return failures
        .response(kind, 429, "too_many_requests", sentence)
        .with("Retry-After", Long.toString(seconds));
  }

  // StackOverflowError and OutOfMemoryError included: the request fails, the server stays.
  @SuppressWarnings("checkstyle:IllegalCatch")
  private @Nullable WebResponse attempt(Supplier<@Nullable WebResponse> step) {
    try {
      return step.get();
    } catch (Exception | Error e) {
      return failures.response(request, kind, e);
    }
  }

  private WebResponse complete(WebResponse response) {
    return headers.complete(request, kind, response);
  }
}
