package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Retries a request where the later interceptors find that safe and useful, up to the set number of
 * attempts, with exponential backoff and jitter, within the caller's time.
 */
final class RetryInterceptor implements Interceptor {
  /** The longest wait that MyCase can impose on a caller. */
  static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(30);

  private static final int MAX_GARBLED = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final Timing timing;
  private final Backoff backoff;
  private final int maxAttempts;

  RetryInterceptor(Timing timing, Backoff backoff, int maxAttempts) {
    this.maxAttempts = maxAttempts;
    this.timing = timing;
    this.backoff = backoff;
  }

  @Override
  public HttpTransport.Response send(Exchange<?> exchange, Next next) {
    int failures = 0;
    int garbled = 0;
    while (true) {
      try {
        return next.send(exchange);
      } catch (AttemptFailedException e) {
        failures++;
        switch (e.reason()) {
          case TOKEN_REJECTED -> {
            if (exchange.rejectedBearer() != null || failures >= maxAttempts) {
              throw e.failure();
            }
            exchange.bearerWasRejected();
            continue;
          }
          case GARBLED -> {
            garbled++;
            if (garbled >= MAX_GARBLED) {
              throw e.failure();
            }
          }
          case UNAVAILABLE -> {}
        }
        if (failures >= maxAttempts) {
          throw e.failure();
        }
        Duration pause = pause(failures, e.retryAfter());
        boolean tooLong = e.retryAfter() != null && pause.compareTo(LONGEST_RETRY_AFTER) > 0;
        if (tooLong || pause.compareTo(exchange.left(timing.nanos())) >= 0) {
          throw e.failure();
        }
        backoff.pause(exchange, pause);
      }
    }
  }

  /**
   * Doubles from half a second on, minus up to half as jitter, so that callers do not retry in
   * step.
   */
  private Duration pause(int failures, @Nullable Duration retryAfter) {
    Duration full = FIRST_PAUSE.multipliedBy(1L << (failures - 1));
    Duration own = full.minusNanos((long) (full.toNanos() / 2.0 * timing.random().nextDouble()));
    return retryAfter == null || retryAfter.compareTo(own) < 0 ? own : retryAfter;
  }
}
