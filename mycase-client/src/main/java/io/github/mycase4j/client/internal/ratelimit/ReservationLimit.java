package io.github.mycase4j.client.internal.ratelimit;

import io.github.resilience4j.ratelimiter.RateLimiter;
import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A limiter that the caller brought, and after it MyCase's 25 requests a second. A permit is
 * reserved, and waited for like any other: the caller gets progress reports and can cancel it.
 *
 * <p>The limiter counts a permit when it grants it, and has no way to take one back: a wait that
 * ends early has used its permit. It serves in order, so bulk loads are not put after other calls.
 *
 * <p>Thread-safe.
 */
public final class ReservationLimit implements RateLimit {
  /** What clients that share a limiter share besides; gone when the limiter is. */
  private static final Map<RateLimiter, SlidingWindowLimit> IN_SERIES = new WeakHashMap<>();

  private final RateLimiter limiter;
  private final SlidingWindowLimit series;
  private final RateLimit turns;
  private final LongSupplier ticker;

  /** Creates a limit by a limiter that can reserve permits. */
  public ReservationLimit(RateLimiter limiter, LongSupplier ticker) {
    this.limiter = limiter;
    this.ticker = ticker;
    synchronized (IN_SERIES) {
      series =
          IN_SERIES.computeIfAbsent(
              limiter,
              key ->
                  new SlidingWindowLimit(Integer.MAX_VALUE, SlidingWindowLimit.PER_SECOND, ticker));
    }
    turns = series.forCaller();
  }

  @Override
  public long now() {
    return ticker.getAsLong();
  }

  @Override
  public Turn queue(boolean loading) {
    return new Reservation(loading);
  }

  @Override
  public boolean takeNow(boolean loading, long now) {
    return series.available(now) > 0
        && limiter.getMetrics().getAvailablePermissions() > 0
        && limiter.reservePermission() == 0
        && turns.takeNow(loading, now);
  }

  @Override
  public void refused(@Nullable Duration retryAfter, long now) {
    series.refused(retryAfter, now);
  }

  @Override
  public String reason(long now) {
    return series.isHeld(now) ? series.reason(now) : "the rate limiter " + limiter.getName();
  }

  @Override
  public void onSuccess() {
    limiter.onSuccess();
  }

  @Override
  public void onError(Throwable failure) {
    limiter.onError(failure);
  }

  private final class Reservation implements Turn {
    private final boolean loading;
    private boolean reserved;
    private long due;
    private @Nullable Turn next;

    Reservation(boolean loading) {
      this.loading = loading;
    }

    @Override
    public Duration take(long now) {
      if (!reserved) {
        long wait = limiter.reservePermission();
        if (wait < 0) {
          throw new PermitRefusedException(
              "the rate limiter "
                  + limiter.getName()
                  + " gives no permit within its timeout of "
                  + limiter.getRateLimiterConfig().getTimeoutDuration().toMillis()
                  + " ms.",
              limiter.getRateLimiterConfig().getLimitRefreshPeriod());
        }
        reserved = true;
        due = now + wait;
      }
      if (due - now > 0) {
        return Duration.ofNanos(due - now);
      }
      if (next == null) {
        next = turns.queue(loading);
      }
      return next.take(now);
    }

    @Override
    public void leave(long now) {
      if (next == null) {
        throw new IllegalStateException("no permit was taken");
      }
      next.leave(now);
    }

    @Override
    public void close() {
      if (next != null) {
        next.close();
      }
    }
  }
}
