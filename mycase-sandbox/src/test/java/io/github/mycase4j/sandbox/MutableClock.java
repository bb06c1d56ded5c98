package io.github.mycase4j.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands still until it is told to go on. */
final class MutableClock extends Clock {
  static final Instant START = Instant.parse("2026-03-11T17:30:00Z");

  private final ZoneId zone;
  private volatile Instant now;

  MutableClock(ZoneId zone, Instant now) {
    this.zone = zone;
    this.now = now;
  }

  static MutableClock start() {
    return new MutableClock(ZoneId.of("America/Los_Angeles"), START);
  }

  void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new MutableClock(other, now);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
