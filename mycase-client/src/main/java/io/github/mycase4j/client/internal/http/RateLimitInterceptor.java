package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.error.RateLimitedException;
import io.github.mycase4j.client.internal.ratelimit.PermitRefusedException;
import io.github.mycase4j.client.internal.ratelimit.RateLimit;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Holds each attempt back until the limit lets it go, or says at once that time does not allow. */
final class RateLimitInterceptor implements Interceptor {
  /**
   * The longest that one 429 response holds all callers back. Whatever the header says, a request
   * then finds out whether MyCase accepts requests again.
   */
  static final Duration LONGEST_HOLD = Duration.ofMinutes(5);

  private final RateLimit limit;
  private final Timing timing;
  private final Backoff pauses;

  RateLimitInterceptor(RateLimit limit, Timing timing, Backoff pauses) {
    this.limit = limit;
    this.timing = timing;
    this.pauses = pauses;
  }

  @Override
  public HttpTransport.Response send(Exchange<?> exchange, Next next) {
    exchange.cancellation().check();
    boolean loading = exchange.view().loading() && exchange.progress().rowsRead() > 0;
    try (RateLimit.Turn turn = limit.queue(loading)) {
      await(turn, exchange);
      exchange.whenItLeaves(nanos -> turn.leave(limit.now()));
      exchange.mayLeaveAgain(nanos -> limit.takeNow(loading, limit.now()));
      return attempt(exchange, next);
    }
  }

  private void await(RateLimit.Turn turn, Exchange<?> exchange) {
    try {
      for (Duration wait = turn.take(limit.now()); !wait.isZero(); wait = turn.take(limit.now())) {
        if (wait.compareTo(exchange.left(timing.nanos())) >= 0) {
          throw new CallTimeoutException(
              exchange.name()
                  + " was not sent: "
                  + limit.reason(limit.now())
                  + " lets it go in "
                  + (wait.toSeconds() + 1)
                  + " seconds, which is longer than the time allowed.",
              wait);
        }
        pauses.slice(exchange, wait);
      }
    } catch (PermitRefusedException e) {
      throw new CallTimeoutException(
          exchange.name() + " was not sent: " + e.getMessage(), e.retryAfter());
    }
  }

  private HttpTransport.Response attempt(Exchange<?> exchange, Next next) {
    HttpTransport.Response response;
    try {
      response = next.send(exchange);
    } catch (AttemptFailedException e) {
      if (e.failure() instanceof RateLimitedException) {
        limit.refused(hold(e.retryAfter()), limit.now());
      }
      limit.onError(e.failure());
      throw e;
    } catch (MyCaseException e) {
      limit.onError(e);
      throw e;
    }
    limit.onSuccess();
    return response;
  }

  private static @Nullable Duration hold(@Nullable Duration retryAfter) {
    boolean tooLong = retryAfter != null && retryAfter.compareTo(LONGEST_HOLD) > 0;
    return tooLong ? LONGEST_HOLD : retryAfter;
  }
}
