package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Time and chance, as the steps know them.
 *
 * @param clock tells the date, for what MyCase dates
 * @param ticker counts nanoseconds that never go back, for budgets and limits
 * @param sleeper waits
 * @param random spreads repetitions, between zero and one
 */
public record Timing(
    InstantSource clock, LongSupplier ticker, Sleeper sleeper, RandomGenerator random) {

  /** Returns the ticker's reading. */
  long nanos() {
    return ticker.getAsLong();
  }

  /** Returns how long it is until a reading of the ticker, negative when that has passed. */
  Duration until(long nanos) {
    return Duration.ofNanos(nanos - nanos());
  }
}
