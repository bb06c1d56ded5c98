package io.github.mycase4j.client.internal.http;

import static io.github.mycase4j.client.internal.http.AttemptFailedException.Reason.GARBLED;
import static io.github.mycase4j.client.internal.http.AttemptFailedException.Reason.TOKEN_REJECTED;
import static io.github.mycase4j.client.internal.http.AttemptFailedException.Reason.UNAVAILABLE;

import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.ApiException;
import io.github.mycase4j.client.error.FieldError;
import io.github.mycase4j.client.error.InvalidRequestException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.error.OutcomeUnknownException;
import io.github.mycase4j.client.error.RateLimitedException;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.internal.json.MalformedJsonException;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a successful response, and turns any other into an exception. */
final class ResponseInterceptor implements Interceptor {
  private static final Set<Integer> PASSING = Set.of(500, 502, 503, 504);
  private static final Duration WAIT_WITHOUT_ADVICE = Duration.ofSeconds(30);

  private final Timing timing;

  ResponseInterceptor(Timing timing) {
    this.timing = timing;
  }

  @Override
  public HttpTransport.Response send(Exchange<?> exchange, Next next) {
    HttpTransport.Response response = next.send(exchange);
    int status = response.status();
    if (isGood(exchange, status)) {
      read(exchange, response);
      return response;
    }
    if (status / 100 == 4) {
      throw rejected(exchange, response);
    }
    if (!exchange.isRead()) {
      throw new OutcomeUnknownException(
          "MyCase failed with status "
              + status
              + " on "
              + exchange.name()
              + ". What was sent may have been carried out all the same; look in MyCase before"
              + " trying again.",
          exchange.summary(),
          null);
    }
    if (status / 100 == 5) {
      throw broken(exchange, response);
    }
    throw new MalformedResponseException(
        "MyCase responded to " + exchange.name() + " with the unexpected status " + status + ".",
        exchange.summary(),
        null);
  }

  /** Only 200 is a successful read: part of a list (206), or nothing (204), is not the list. */
  private static boolean isGood(Exchange<?> exchange, int status) {
    if (exchange.forLocation()) {
      return redirects(status);
    }
    return exchange.isRead() ? status == 200 : status / 100 == 2;
  }

  private static boolean redirects(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private void read(Exchange<?> exchange, HttpTransport.Response response) {
    try {
      exchange.read(response, () -> checkCaller(exchange));
    } catch (MalformedJsonException e) {
      MalformedResponseException failure =
          new MalformedResponseException(
              "MyCase's response to "
                  + exchange.name()
                  + " could not be parsed: "
                  + e.getMessage()
                  + ".",
              exchange.summary(),
              null);
      if (!exchange.isRead()) {
        throw new OutcomeUnknownException(
            "MyCase accepted "
                + exchange.name()
                + ", but its response could not be parsed: "
                + e.getMessage()
                + ". Look in MyCase before trying again.",
            exchange.summary(),
            failure);
      }
      if (e.malformed()) {
        throw new AttemptFailedException(GARBLED, failure, null);
      }
      throw failure;
    }
  }

  /** Reading a page of a thousand rows takes a while; meanwhile the caller may cancel. */
  private void checkCaller(Exchange<?> exchange) {
    exchange.cancellation().check();
    if (exchange.left(timing.nanos()).isNegative()) {
      throw TransportInterceptor.overTime(exchange);
    }
  }

  private RuntimeException broken(Exchange<?> exchange, HttpTransport.Response response) {
    ServerException failure =
        new ServerException(
            "MyCase failed with status "
                + response.status()
                + " on "
                + exchange.name()
                + (exchange.attempts() > 1 ? ", " + exchange.attempts() + " times" : "")
                + ". Try again later.",
            exchange.summary(),
            null);
    return PASSING.contains(response.status())
        ? new AttemptFailedException(UNAVAILABLE, failure, retryAfter(response))
        : failure;
  }

  private RuntimeException rejected(Exchange<?> exchange, HttpTransport.Response response) {
    String name = exchange.name();
    List<FieldError> errors = ErrorBody.of(response.body());
    return switch (response.status()) {
      case 401 ->
          new AttemptFailedException(
              TOKEN_REJECTED,
              new LoginRequiredException(
                  LoginRequiredException.Reason.TOKEN_REJECTED,
                  "MyCase no longer accepts the login, not even after a refresh. Log in"
                      + " again."),
              null);
      case 403 ->
          new AccessDeniedException(
              "Access denied: this login has no permission for " + name + "." + reasons(errors),
              exchange.summary(),
              null);
      case 404 ->
          new NotFoundException(
              "MyCase has nothing at " + name + ", or this login may not see it.",
              exchange.summary(),
              null);
      case 400, 422 ->
          new InvalidRequestException(
              "MyCase rejected " + name + "." + reasons(errors), exchange.summary(), errors, null);
      case 429 -> rateLimited(exchange, response);
      default ->
          new ApiException(
              "MyCase rejected "
                  + name
                  + " with status "
                  + response.status()
                  + "."
                  + reasons(errors),
              exchange.summary(),
              null);
    };
  }

  private RuntimeException rateLimited(Exchange<?> exchange, HttpTransport.Response response) {
    Duration asked = retryAfter(response);
    Duration wait = Objects.requireNonNullElse(asked, WAIT_WITHOUT_ADVICE);
    return new AttemptFailedException(
        UNAVAILABLE,
        new RateLimitedException(
            "MyCase asks for fewer requests. Try again in " + wait.toSeconds() + " seconds.",
            exchange.summary(),
            wait,
            null),
        asked);
  }

  private @Nullable Duration retryAfter(HttpTransport.Response response) {
    return RetryAfter.parse(response.header("Retry-After").orElse(null), timing.clock().instant());
  }

  private static String reasons(List<FieldError> errors) {
    String reasons =
        errors.stream()
            .map(r -> r.description() + (r.source() == null ? "" : " (" + r.source() + ")"))
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? "" : " MyCase says: " + reasons;
  }
}
