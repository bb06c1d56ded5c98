package com.example.firm.stalecases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.sandbox.Sandbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StaleCasesToolTest {
  private static final Instant NOW = Instant.parse("2026-03-11T19:30:00Z");

  private final Clock clock = Clock.fixed(NOW, ZoneId.of("America/New_York"));
  private final Sandbox sandbox = Sandbox.builder().clock(clock).start();
  private final SandboxContext context = SandboxContext.of(sandbox, clock);
  private final StaleCasesTool tool = new StaleCasesTool();

  /** The sandbox rejected no request. */
  @AfterEach
  void close() {
    assertThat(sandbox.refusals()).isEmpty();
    sandbox.close();
  }

  /** The ids of the rows in the order in which they go out. */
  @SuppressWarnings("unchecked")
  private List<Long> found(int days) {
    ToolResult.Rows<LegalCase> rows =
        (ToolResult.Rows<LegalCase>) tool.call(new StaleCasesTool.Input(days), context).rows();
    return rows.matches().stream()
        .sorted(rows.order())
        .map(each -> ((StaleCasesTool.Row) rows.shown().apply(each)).id())
        .toList();
  }

  private static Instant updated(Map<String, Object> row) {
    return Instant.parse((String) row.get("updated_at"));
  }

  @Test
  void findsTheOpenCasesThatNobodyUpdatedLongestUntouchedFirst() {
    List<Long> truth =
        sandbox.rows("cases").stream()
            .filter(row -> row.get("status").equals("open"))
            .filter(row -> updated(row).isBefore(NOW.minus(Duration.ofDays(10))))
            .sorted(
                Comparator.comparing((Map<String, Object> row) -> updated(row))
                    .thenComparing(row -> (Long) row.get("id")))
            .map(row -> (Long) row.get("id"))
            .toList();
    assertThat(truth).isNotEmpty();
    assertThat(found(10)).isEqualTo(truth);
  }

  @Test
  void findsNothingThatWasUpdatedSince() {
    assertThat(found(3_650)).isEmpty();
  }

  @Test
  void countsDaysToTheSecond() {
    sandbox.put(
        "cases", Map.of("id", 5, "status", "open", "updated_at", "2026-03-10T19:30:00Z"));
    sandbox.put(
        "cases", Map.of("id", 6, "status", "open", "updated_at", "2026-03-10T19:29:59Z"));
    assertThat(found(1)).contains(6L).doesNotContain(5L);
  }

  @Test
  void groupsTheSameCasesThatItLists() {
    ToolResult result = tool.call(new StaleCasesTool.Input(10), context);
    assertThat(tool.spec().groups().keys()).containsOnlyKeys("lead_lawyer", "practice_area");
    assertThat(result.groups().matches()).hasSameSizeAs(found(10)).isNotEmpty();
  }

  @Test
  void onlyReads() {
    assertThat(tool.spec().writes()).isFalse();
    found(10);
    assertThat(sandbox.requests()).allMatch(request -> request.method().equals("GET"));
  }
}
