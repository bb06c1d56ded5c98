package io.github.mycase4j.client.internal.ratelimit;

import io.github.mycase4j.client.core.Sleeper;
import io.github.resilience4j.ratelimiter.RateLimiter;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way from a public limiter to the window behind it and back, which the public class keeps off
 * its own surface. That class installs both when it is initialized.
 *
 * <p>Thread-safe.
 */
public final class LimiterAccess {
  private static volatile @Nullable LimiterAccess installed;

  private final BiFunction<SlidingWindowLimit, Sleeper, RateLimiter> limiters;
  private final Function<RateLimiter, SlidingWindowLimit> windows;

  private LimiterAccess(
      BiFunction<SlidingWindowLimit, Sleeper, RateLimiter> limiters,
      Function<RateLimiter, SlidingWindowLimit> windows) {
    this.limiters = limiters;
    this.windows = windows;
  }

  /** Sets what makes a limiter over a window, and what finds the window of such a limiter. */
  public static void install(
      BiFunction<SlidingWindowLimit, Sleeper, RateLimiter> limiters,
      Function<RateLimiter, SlidingWindowLimit> windows) {
    installed = new LimiterAccess(limiters, windows);
  }

  private static LimiterAccess get() {
    return Objects.requireNonNull(installed, "the public limiter is not initialized");
  }

  /** Returns a limiter over a window, whose blocking methods wait with a sleeper. */
  public static RateLimiter limiter(SlidingWindowLimit window, Sleeper sleeper) {
    return get().limiters.apply(window, sleeper);
  }

  /** Returns the window of a limiter of this library. */
  public static SlidingWindowLimit window(RateLimiter limiter) {
    return get().windows.apply(limiter);
  }
}
