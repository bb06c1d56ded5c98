package com.example.firm.logtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.error.ReadOnlyException;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.sandbox.Sandbox;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogTimeToolTest {
  private static final long CASE = 1_001;
  private static final long ME = 501;
  private static final long COLLEAGUE = 503;

  private final Clock clock =
      Clock.fixed(Instant.parse("2026-03-11T19:30:00Z"), ZoneId.of("America/New_York"));
  private final Sandbox sandbox = Sandbox.builder().clock(clock).start();
  private final SandboxContext context = SandboxContext.of(sandbox, clock);
  private final LogTimeTool tool = new LogTimeTool();

  /** The sandbox rejected no request. */
  @AfterEach
  void close() {
    assertThat(sandbox.refusals()).isEmpty();
    sandbox.close();
  }

  private static LogTimeTool.Input input(
      long caseId, String hours, Long staffId, LocalDate day, String rate) {
    return new LogTimeTool.Input(
        caseId,
        "Research",
        new BigDecimal(hours),
        staffId,
        day,
        rate == null ? null : new BigDecimal(rate),
        "Case law on venue.",
        null);
  }

  private LogTimeTool.Row log(LogTimeTool.Input input) {
    return (LogTimeTool.Row) tool.call(input, context).parts().get("time_entry").shown();
  }

  private Map<String, Object> stored(long id) {
    return sandbox.rows("time_entries").stream()
        .filter(row -> row.get("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void isRefused(LogTimeTool.Input input, String argument) {
    int before = sandbox.rows("time_entries").size();
    assertThatThrownBy(() -> tool.call(input, context))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageStartingWith(argument);
    assertThat(sandbox.rows("time_entries")).hasSize(before);
  }

  @Test
  void logsTodayForWhoeverIsLoggedInAtTheirRate() {
    LogTimeTool.Row row = log(input(CASE, "1.5", null, null, null));
    assertThat(row.amount()).isEqualByComparingTo("637.50");
    assertThat(stored(row.id()))
        .containsEntry("entry_date", "2026-03-11")
        .containsEntry("staff", Map.of("id", ME))
        .containsEntry("case", Map.of("id", CASE))
        .containsEntry("description", "Case law on venue.")
        .containsEntry("billable", true);
  }

  @Test
  void logsForAColleagueOnAnotherDayAtAnotherRate() {
    LogTimeTool.Row row =
        log(input(CASE, "0.25", COLLEAGUE, LocalDate.of(2026, 3, 2), "100"));
    assertThat(row.entryDate()).isEqualTo("2026-03-02");
    assertThat(row.staff().id()).isEqualTo(COLLEAGUE);
    assertThat(row.amount()).isEqualByComparingTo("25");
  }

  @Test
  void refusesWhatMakesNoSenseAndWritesNothing() {
    isRefused(input(CASE, "0", null, null, null), "hours");
    isRefused(input(CASE, "-1", null, null, null), "hours");
    isRefused(input(CASE, "24.1", null, null, null), "hours");
    isRefused(input(CASE, "1", null, null, "-5"), "rate");
    isRefused(input(9, "1", null, null, null), "case_id: there is no case with the id 9");
    isRefused(input(CASE, "1", 9L, null, null), "staff_id: there is no staff member");
  }

  @Test
  void saysThatItWrites() {
    assertThat(tool.spec().writes()).isTrue();
    SandboxContext reading = new SandboxContext(context.mycase().readOnly(), clock);
    assertThatThrownBy(() -> tool.call(input(CASE, "1", null, null, null), reading))
        .isInstanceOf(ReadOnlyException.class);
  }

  @Test
  void isFoundByTheConnector() {
    List<String> tools =
        java.util.ServiceLoader.load(io.github.mycase4j.mcp.tool.MyCaseTool.class).stream()
            .map(provider -> provider.type().getName())
            .toList();
    assertThat(tools).contains(LogTimeTool.class.getName());
  }
}
