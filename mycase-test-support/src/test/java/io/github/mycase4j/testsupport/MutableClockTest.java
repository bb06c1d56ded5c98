package io.github.mycase4j.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MutableClockTest {
  private final MutableClock clock = new MutableClock();

  @Test
  void standsStillUntilItIsMoved() {
    assertThat(clock.instant()).isEqualTo(MutableClock.START);
    clock.advance(Duration.ofSeconds(90));
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-02T10:01:30Z"));
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(90));
    assertThat(clock.getAsLong()).isEqualTo(90_000_000_000L);
  }

  @Test
  void aClockOfAnotherZoneMovesAlong() {
    Clock other = clock.withZone(ZoneId.of("America/New_York"));
    clock.advance(Duration.ofDays(1));
    assertThat(other.instant()).isEqualTo(clock.instant());
    assertThat(other.getZone()).isEqualTo(ZoneId.of("America/New_York"));
  }
}
