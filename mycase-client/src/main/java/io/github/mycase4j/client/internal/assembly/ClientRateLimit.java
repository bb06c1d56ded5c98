package io.github.mycase4j.client.internal.assembly;

import io.github.mycase4j.client.core.Sleeper;
import io.github.mycase4j.client.internal.ratelimit.LimiterAccess;
import io.github.mycase4j.client.internal.ratelimit.RateLimit;
import io.github.mycase4j.client.internal.ratelimit.ReservationLimit;
import io.github.mycase4j.client.internal.ratelimit.SlidingWindowLimit;
import io.github.mycase4j.client.ratelimit.SlidingWindowRateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.internal.SemaphoreBasedRateLimiter;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client's requests are limited by, and the limiter that it gives out. No class of
 * resilience4j is loaded before a limiter is given in or asked for.
 *
 * <p>Thread-safe.
 */
public final class ClientRateLimit {
  private final RateLimit limit;
  private final @Nullable SlidingWindowLimit window;
  private final Sleeper sleeper;
  private @Nullable RateLimiter limiter;

  ClientRateLimit(ClientSettings from) {
    sleeper = from.sleeper;
    limiter = from.rateLimiter;
    if (limiter != null) {
      window = null;
      limit = Given.limit(limiter, from);
    } else if (from.requestsPerMinute < 1) {
      throw new IllegalArgumentException(
          "requestsPerMinute must be at least 1, not " + from.requestsPerMinute);
    } else {
      window = new SlidingWindowLimit(from.requestsPerMinute, null, from.ticker);
      limit = window.forCaller();
    }
  }

  /** Returns what the requests are limited by. */
  RateLimit limit() {
    return limit;
  }

  /** Returns the limiter that was given, or else the one over this client's own window. */
  public synchronized RateLimiter limiter() {
    RateLimiter known = limiter;
    if (known == null) {
      Given.initialize();
      known = LimiterAccess.limiter(Objects.requireNonNull(window), sleeper);
      limiter = known;
    }
    return known;
  }

  /** Whatever needs resilience4j. */
  private static final class Given {
    private Given() {}

    static void initialize() {
      try {
        MethodHandles.lookup().ensureInitialized(SlidingWindowRateLimiter.class);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }

    static RateLimit limit(RateLimiter limiter, ClientSettings from) {
      if (limiter instanceof SlidingWindowRateLimiter) {
        return LimiterAccess.window(limiter).forCaller();
      }
      if (limiter instanceof SemaphoreBasedRateLimiter) {
        throw new IllegalArgumentException(
            "rateLimiter cannot be a SemaphoreBasedRateLimiter, which reserves no permits. Use"
                + " SlidingWindowRateLimiter.perMinute or RateLimiter.of.");
      }
      return new ReservationLimit(limiter, from.ticker);
    }
  }
}
