package io.github.mycase4j.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditFilterTest {
  private static final Map<String, Object> AT = Map.of("ts", "2026-11-21T17:20:00.123456Z");
  private static final Instant TIME = Instant.parse("2026-11-21T17:20:00.123456Z");

  @Test
  void aPeriodHasItsBeginningAndNotItsEnd() {
    assertThat(new AuditFilter(null, TIME, null).isInTime(AT)).isTrue();
    assertThat(new AuditFilter(null, TIME.plusNanos(1), null).isInTime(AT)).isFalse();
    assertThat(new AuditFilter(null, null, TIME).isInTime(AT)).isFalse();
    assertThat(new AuditFilter(null, null, TIME.plusNanos(1)).isInTime(AT)).isTrue();
    assertThat(new AuditFilter(null, TIME, TIME.plusNanos(1)).isInTime(AT)).isTrue();
    assertThat(AuditFilter.all().isInTime(AT)).isTrue();
  }

  @Test
  void aCaseIsThatOfARecordThatNamesItOrAskedForItOrCouldNotNameAll() {
    AuditFilter filter = new AuditFilter(7L, null, null);
    assertThat(filter.concerns(Map.of("case_ids", List.of(6L, 7L)))).isTrue();
    assertThat(filter.concerns(Map.of("params", Map.of("case_id", 7L)))).isTrue();
    assertThat(filter.concerns(Map.of("redacted", List.of("case_ids")))).isTrue();
    assertThat(
            filter.concerns(
                Map.of(
                    "case_ids", List.of(6L),
                    "params", Map.of("case_id", 6L),
                    "redacted", List.of("token"))))
        .isFalse();
    assertThat(filter.concerns(Map.of())).isFalse();
    assertThat(AuditFilter.all().concerns(Map.of())).isTrue();
  }
}
