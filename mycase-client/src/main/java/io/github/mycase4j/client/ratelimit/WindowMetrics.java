package io.github.mycase4j.client.ratelimit;

import io.github.mycase4j.client.internal.ratelimit.SlidingWindowLimit;
import io.github.resilience4j.ratelimiter.RateLimiter;

/** The gauges of a limiter. */
record WindowMetrics(SlidingWindowLimit window) implements RateLimiter.Metrics {
  @Override
  public int getNumberOfWaitingThreads() {
    return window.waiting();
  }

  @Override
  public int getAvailablePermissions() {
    return window.available(window.now());
  }
}
