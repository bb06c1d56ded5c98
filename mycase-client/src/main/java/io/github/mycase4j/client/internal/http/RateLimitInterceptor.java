package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.internal.ratelimit.PermitRefusedException;
import io.github.mycase4j.client.internal.ratelimit.RateLimit;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.time.Duration;

/**
 * Delays each attempt until the rate limit permits it, or fails at once if the time is too short.
 */
final class RateLimitInterceptor implements Interceptor {
  private final RateLimit limit;
  private final Timing timing;
  private final Backoff backoff;

  RateLimitInterceptor(RateLimit limit, Timing timing, Backoff backoff) {
    this.limit = limit;
    this.timing = timing;
    this.backoff = backoff;
  }

  @Override
  public HttpTransport.Response send(Exchange<?> exchange, Next next) {
    exchange.cancellation().check();
    boolean loading = exchange.view().loading() && exchange.progress().rowsRead() > 0;
    try (RateLimit.Turn turn = limit.queue(loading)) {
      await(turn, exchange);
      exchange.passesLimit(timing.nanos());
      exchange.whenItLeaves(() -> turn.leave(limit.now()));
      exchange.mayLeaveAgain(() -> limit.takeNow(loading, limit.now()));
      return next.send(exchange);
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
        backoff.slice(exchange, wait);
      }
    } catch (PermitRefusedException e) {
      throw new CallTimeoutException(
          exchange.name() + " was not sent: " + e.getMessage(), e.retryAfter());
    }
  }
}
