package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.error.TimeBudgetExceededException;
import java.time.Duration;

/** Holds each attempt back until the limit lets it go, or says at once that time does not allow. */
final class RateLimitStep implements Step {
  private static final int TOO_MANY_REQUESTS = 429;

  private final RateLimit limit;
  private final Timing timing;
  private final Pauses pauses;

  RateLimitStep(RateLimit limit, Timing timing, Pauses pauses) {
    this.limit = limit;
    this.timing = timing;
    this.pauses = pauses;
  }

  @Override
  public Wire.Answer send(Exchange<?> exchange, Next next) {
    exchange.cancellation().check();
    boolean loading = exchange.view().loading() && exchange.progress().read() > 0;
    try (RateLimit.Turn turn = limit.queue(loading)) {
      for (Duration wait = turn.take(timing.nanos());
          !wait.isZero();
          wait = turn.take(timing.nanos())) {
        if (wait.compareTo(exchange.left(timing.nanos())) >= 0) {
          throw new TimeBudgetExceededException(
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
      Wire.Answer answer = next.send(exchange);
      if (answer.status() == TOO_MANY_REQUESTS) {
        limit.refused();
      }
      return answer;
    }
  }
}
