package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.time.Duration;

/**
 * Delays each attempt until the rate limit permits it, or fails at once if the time is too short.
 */
final class RateLimitInterceptor implements Interceptor {
  private static final int TOO_MANY_REQUESTS = 429;

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
      for (Duration wait = turn.take(timing.nanos());
          !wait.isZero();
          wait = turn.take(timing.nanos())) {
        if (wait.compareTo(exchange.left(timing.nanos())) >= 0) {
          throw new CallTimeoutException(
              exchange.name()
                  + " was not sent: the limit of requests a minute lets it go in "
                  + (wait.toSeconds() + 1)
                  + " seconds, which is longer than the time allowed.",
              wait);
        }
        pauses.slice(exchange, wait);
      }
      exchange.whenItLeaves(turn::leave);
      exchange.mayLeaveAgain(nanos -> limit.takeNow(loading, nanos));
      HttpTransport.Response answer = next.send(exchange);
      if (answer.status() == TOO_MANY_REQUESTS) {
        limit.refused();
      }
      return answer;
    }
  }
}
