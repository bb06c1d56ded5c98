package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The sources of time and randomness of the interceptors.
 *
 * @param clock the date, for what MyCase dates
 * @param ticker counts nanoseconds and never goes back, for timeouts and limits
 * @param sleeper waits
 * @param random the source of retry jitter
 */
public record Timing(
    InstantSource clock, LongSupplier ticker, Sleeper sleeper, RandomGenerator random) {

  /** Returns the ticker's reading. */
  long nanos() {
    return ticker.getAsLong();
  }

  /** Returns how long it is until a reading of the ticker, negative if it has passed. */
  Duration until(long nanos) {
    return Duration.ofNanos(nanos - nanos());
  }
}
