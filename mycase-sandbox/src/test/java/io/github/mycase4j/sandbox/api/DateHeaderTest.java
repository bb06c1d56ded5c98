package io.github.mycase4j.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class DateHeaderTest {
  private static final Instant SANDBOX = Instant.parse("2026-03-11T12:00:00Z");
  private static final Instant SYSTEM = Instant.parse("2026-11-30T08:00:00Z");

  private static Instant translated(Instant now, String moment) {
    return new DateHeader(InstantSource.fixed(now), InstantSource.fixed(SYSTEM))
        .inSandboxTime(Instant.parse(moment));
  }

  @Test
  void anInstantFromTheHeaderBecomesTheSandboxs() {
    assertThat(translated(SANDBOX, "2026-11-30T07:55:00Z"))
        .isEqualTo(Instant.parse("2026-03-11T11:55:00Z"));
    assertThat(translated(SANDBOX, "2026-11-30T08:00:00Z")).isEqualTo(SANDBOX);
  }

  @Test
  void anInstantOfTheSandboxStays() {
    assertThat(translated(SANDBOX, "2026-03-11T11:55:00Z")).isEqualTo("2026-03-11T11:55:00Z");
    assertThat(translated(SANDBOX, "2026-03-12T00:00:00Z")).isEqualTo("2026-03-12T00:00:00Z");
    assertThat(translated(SANDBOX, "2025-01-01T00:00:00Z")).isEqualTo("2025-01-01T00:00:00Z");
  }

  @Test
  void nothingChangesWhenTheSandboxHasTheSystemsTime() {
    assertThat(translated(SYSTEM, "2026-11-30T07:55:00Z")).isEqualTo("2026-11-30T07:55:00Z");
    assertThat(translated(SYSTEM, "2026-12-30T07:55:00Z")).isEqualTo("2026-12-30T07:55:00Z");
  }
}
