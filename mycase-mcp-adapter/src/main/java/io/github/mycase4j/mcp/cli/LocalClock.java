package io.github.mycase4j.mcp.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The machine's clock in the machine's zone. The zone is determined on first use: loading its rules
 * takes a noticeable part of a start, and a client that lists the tools needs none.
 */
final class LocalClock extends Clock {
  private final Clock utc = Clock.systemUTC();

  @Override
  public ZoneId getZone() {
    return ZoneId.systemDefault();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return utc.withZone(zone);
  }

  @Override
  public Instant instant() {
    return utc.instant();
  }

  @Override
  public long millis() {
    return utc.millis();
  }
}
