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

/** Reads a good answer, and turns any other into the failure that it is. */
final class ResponseInterceptor implements Interceptor {
  private static final Set<Integer> PASSING = Set.of(500, 502, 503, 504);
  private static final Duration WAIT_WITHOUT_ADVICE = Duration.ofSeconds(30);

  private final Timing timing;

  ResponseInterceptor(Timing timing) {
    this.timing = timing;
  }

  @Override
  public HttpTransport.Response send(Exchange<?> exchange, Next next) {
    HttpTransport.Response answer = next.send(exchange);
    int status = answer.status();
    if (isGood(exchange, status)) {
      read(exchange, answer);
      return answer;
    }
    if (status / 100 == 4) {
      throw refused(exchange, answer);
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
      throw broken(exchange, answer);
    }
    throw new MalformedResponseException(
        "MyCase answered " + exchange.name() + " with the unexpected status " + status + ".",
        exchange.summary(),
        null);
  }

  /** A read is answered with 200: a part of a list (206), or of nothing (204), is not the list. */
  private static boolean isGood(Exchange<?> exchange, int status) {
    if (exchange.forLocation()) {
      return redirects(status);
    }
    return exchange.isRead() ? status == 200 : status / 100 == 2;
  }

  private static boolean redirects(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private void read(Exchange<?> exchange, HttpTransport.Response answer) {
    try {
      exchange.read(answer, () -> goOn(exchange));
    } catch (MalformedJsonException e) {
      MalformedResponseException failure =
          new MalformedResponseException(
              "MyCase's answer to "
                  + exchange.name()
                  + " cannot be understood: "
                  + e.getMessage()
                  + ".",
              exchange.summary(),
              null);
      if (!exchange.isRead()) {
        throw new OutcomeUnknownException(
            "MyCase accepted "
                + exchange.name()
                + ", but its answer cannot be understood: "
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

  /** A page of a thousand rows takes a while, and the caller may be gone or out of time. */
  private void goOn(Exchange<?> exchange) {
    exchange.cancellation().check();
    if (exchange.left(timing.nanos()).isNegative()) {
      throw TransportInterceptor.overTime(exchange);
    }
  }

  private RuntimeException broken(Exchange<?> exchange, HttpTransport.Response answer) {
    ServerException failure =
        new ServerException(
            "MyCase failed with status "
                + answer.status()
                + " on "
                + exchange.name()
                + (exchange.attempts() > 1 ? ", " + exchange.attempts() + " times" : "")
                + ". Try again later.",
            exchange.summary(),
            null);
    return PASSING.contains(answer.status())
        ? new AttemptFailedException(UNAVAILABLE, failure, retryAfter(answer))
        : failure;
  }

  private RuntimeException refused(Exchange<?> exchange, HttpTransport.Response answer) {
    String name = exchange.name();
    return switch (answer.status()) {
      case 401 ->
          new AttemptFailedException(
              TOKEN_REJECTED,
              new LoginRequiredException(
                  LoginRequiredException.Reason.TOKEN_REJECTED,
                  "MyCase does not accept the login any more, not even a renewed one. Log in"
                      + " again."),
              null);
      case 403 ->
          new AccessDeniedException(
              "MyCase does not let this login " + name + "." + reasons(answer),
              exchange.summary(),
              null);
      case 404 ->
          new NotFoundException(
              "MyCase knows nothing at " + name + ", or this login may not see it.",
              exchange.summary(),
              null);
      case 400, 422 -> {
        List<FieldError> refusals = ErrorBody.of(answer.body());
        yield new InvalidRequestException(
            "MyCase refused " + name + "." + reasons(answer), exchange.summary(), refusals, null);
      }
      case 429 -> rateLimited(exchange, answer);
      default ->
          new ApiException(
              "MyCase refused " + name + " with status " + answer.status() + "." + reasons(answer),
              exchange.summary(),
              null);
    };
  }

  private RuntimeException rateLimited(Exchange<?> exchange, HttpTransport.Response answer) {
    Duration asked = retryAfter(answer);
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

  private @Nullable Duration retryAfter(HttpTransport.Response answer) {
    return RetryAfter.parse(answer.header("Retry-After").orElse(null), timing.clock().instant());
  }

  private static String reasons(HttpTransport.Response answer) {
    String reasons =
        ErrorBody.of(answer.body()).stream()
            .map(r -> r.description() + (r.source() == null ? "" : " (" + r.source() + ")"))
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? "" : " It says: " + reasons;
  }
}
