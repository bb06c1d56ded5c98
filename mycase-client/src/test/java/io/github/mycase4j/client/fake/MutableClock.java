package io.github.mycase4j.client.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** A clock and ticker that only moves when a test moves it. */
public final class MutableClock implements InstantSource, LongSupplier {
  /** When every test begins. */
  public static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public long getAsLong() {
    return Duration.between(START, now.get()).toNanos();
  }

  public void advance(Duration time) {
    now.updateAndGet(t -> t.plus(time));
  }

  public Duration elapsed() {
    return Duration.between(START, now.get());
  }
}
