package io.github.mycase4j.testsupport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * A clock and a ticker of nanoseconds that stand still until a test moves them. Thread-safe; clocks
 * of other zones made by {@link #withZone} move along.
 */
public final class MutableClock extends Clock implements LongSupplier {
  /** The time at which a clock starts unless told otherwise. */
  public static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private static final Instant WORKING_DAY = Instant.parse("2026-03-11T17:30:00Z");

  private final Instant start;
  private final Time time;
  private final ZoneId zone;

  /** The time that clocks of several zones share. */
  private static final class Time {
    private Instant now;

    Time(Instant now) {
      this.now = now;
    }

    synchronized Instant now() {
      return now;
    }

    synchronized void advance(Duration by) {
      now = now.plus(by);
    }
  }

  /** Creates a clock at {@link #START} in UTC. */
  public MutableClock() {
    this(START, ZoneOffset.UTC);
  }

  /**
   * Creates a clock at a time in a zone.
   *
   * @param start the time to begin with
   * @param zone the time zone
   */
  public MutableClock(Instant start, ZoneId zone) {
    this(start, new Time(start), zone);
  }

  private MutableClock(Instant start, Time time, ZoneId zone) {
    this.start = start;
    this.time = time;
    this.zone = zone;
  }

  /** {@return a clock on the morning of a working day in Los Angeles, 2026-03-11} */
  public static MutableClock start() {
    return new MutableClock(WORKING_DAY, ZoneId.of("America/Los_Angeles"));
  }

  /**
   * Moves the time.
   *
   * @param by how far to move
   */
  public void advance(Duration by) {
    time.advance(by);
  }

  /** {@return how far the time was moved} */
  public Duration elapsed() {
    return Duration.between(start, time.now());
  }

  /** Returns how far the time was moved, in nanoseconds. */
  @Override
  public long getAsLong() {
    return elapsed().toNanos();
  }

  @Override
  public Instant instant() {
    return time.now();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new MutableClock(start, time, other);
  }
}
