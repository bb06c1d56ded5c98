package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Names;
import io.github.mycase4j.mcp.fixture.Plain;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.server.McpServer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ListTasksToolTest extends ListToolTestBase {
  ListTasksToolTest() {
    super(
        "tasks",
        Comparator.comparing(
                (Row row) -> row.date("due_date"),
                Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(Row::id));
  }

  private static boolean isDone(Row row) {
    return Boolean.TRUE.equals(row.find("completed"));
  }

  @Test
  void tellsTheTruthOfEveryTask() {
    Names names = new Names(firm);
    List<Row> rows = firm.all("list-tasks", "tasks", "status", "all", "limit", 200);
    List<Row> truth = truth(row -> true);
    assertThat(Row.ids(rows)).isEqualTo(Row.ids(truth));
    for (int i = 0; i < rows.size(); i++) {
      Row real = truth.get(i);
      Map<String, Object> expected =
          real.only("id", "name", "description", "priority", "due_date", "completed");
      if (real.instant("completed_at") != null) {
        expected.put("completed_at", real.instant("completed_at").toString());
      }
      expected.put("case", names.legalCase(real.reference("case")));
      expected.put("staff", names.staff(real.references("staff")));
      assertThat(rows.get(i).plain()).isEqualTo(Plain.of(expected));
    }
  }

  @Nested
  class Filters {
    @Test
    void byStateAndOpenUnlessAsked() {
      finds(row -> !isDone(row));
      finds(row -> !isDone(row), "status", "open");
      finds(ListTasksToolTest::isDone, "status", "completed");
      finds(row -> true, "status", "all");
    }

    @Test
    void byOverdueMeaningNotDoneAndDueBeforeToday() {
      firm.sandbox.put(
          "tasks", Map.of("id", 1, "name", "Today", "due_date", TestFirm.TODAY.toString()));
      firm.sandbox.put(
          "tasks",
          Map.of("id", 2, "name", "Late", "due_date", TestFirm.TODAY.minusDays(1).toString()));
      finds(
          row ->
              !isDone(row)
                  && row.find("due_date") != null
                  && row.date("due_date").isBefore(TestFirm.TODAY),
          "status",
          "overdue");
      assertThat(found("status", "overdue")).contains(2L).doesNotContain(1L);
    }

    @Test
    void byTheDayOfTheMachineAndNotOfGreenwich() {
      firm.sandbox.put(
          "tasks", Map.of("id", 1, "name", "Today", "due_date", TestFirm.TODAY.toString()));
      firm.clock.advance(Duration.ofHours(6));
      assertThat(firm.clock.instant().toString()).startsWith("2026-03-12");
      assertThat(found("status", "overdue")).doesNotContain(1L);
      firm.clock.advance(Duration.ofHours(4));
      assertThat(found("status", "overdue")).contains(1L);
    }

    @Test
    void byDueDateWithBothDaysAndNoneWithoutADate() {
      LocalDate from = TestFirm.TODAY.minusDays(5);
      LocalDate to = TestFirm.TODAY.plusDays(2);
      finds(
          row ->
              row.find("due_date") != null
                  && !row.date("due_date").isBefore(from)
                  && !row.date("due_date").isAfter(to),
          "status",
          "all",
          "due_from",
          from.toString(),
          "due_to",
          to.toString());
      finds(
          row ->
              !isDone(row)
                  && row.find("due_date") != null
                  && row.date("due_date").equals(TestFirm.TODAY),
          "due_from",
          TestFirm.TODAY.toString(),
          "due_to",
          TestFirm.TODAY.toString());
    }

    @Test
    void byCaseStaffAndPriority() {
      long legalCase =
          truth(row -> !isDone(row) && row.find("case") != null).get(0).reference("case");
      finds(
          row -> !isDone(row) && Long.valueOf(legalCase).equals(row.reference("case")),
          "case_id",
          legalCase);
      finds(row -> !isDone(row) && row.references("staff").contains(503L), "staff_id", 503);
      finds(row -> !isDone(row) && row.text("priority").equals("High"), "priority", "High");
    }

    @Test
    void byWordsInNameOrDescription() {
      finds(row -> !isDone(row) && row.text("name").contains("complaint"), "query", "COMPLAINT");
      finds(
          row -> row.text("description").contains("Before the next call"),
          "status",
          "all",
          "query",
          "before the next CALL");
    }

    @Test
    void byTheNamesInTheirNames() {
      firm.sandbox.put("tasks", Map.of("id", 1, "name", "Call Johnathan O’Zanlon (Zacme, Inc.)"));
      firm.sandbox.put("tasks", Map.of("id", 2, "name", "Smith #312: 26-cv-00456"));
      for (String written : List.of("OZanlon", "O'Zanlon, J.", "zacme incorporated")) {
        assertThat(found("query", written)).as(written).containsExactly(1L);
      }
      assertThat(found("query", "smith 312")).containsExactly(2L);
      assertThat(found("query", "2:26-cv-456")).doesNotContain(1L, 2L);
      assertThat(found("query", "26cv456")).containsExactly(2L);
      assertThat(found("query", "Smith 12")).doesNotContain(2L);
    }

    @Test
    void byTheTimeOfTheLastChange() {
      Instant at = TestFirm.NOW.minus(Duration.ofDays(10));
      finds(
          row -> !row.instant("updated_at").isBefore(at) || !row.instant("created_at").isBefore(at),
          "status",
          "all",
          "updated_after",
          at.toString());
      finds(
          row -> row.instant("updated_at").isBefore(at) && row.instant("created_at").isBefore(at),
          "status",
          "all",
          "updated_before",
          at.toString());
    }

    @Test
    void byAnInstantThatNothingWithoutADateIsBefore() {
      Map<String, Object> odd = TestFirm.arguments("id", 1, "name", "Odd");
      odd.put("updated_at", null);
      odd.put("created_at", "2020-01-01T00:00:00Z");
      firm.sandbox.put("tasks", odd);
      odd.put("id", 2);
      odd.put("created_at", null);
      firm.sandbox.put("tasks", odd);
      assertThat(found("query", "odd", "updated_before", "2020-01-02")).containsExactly(1L);
      assertThat(found("query", "odd", "updated_before", "2020-01-01")).isEmpty();
    }
  }

  @Test
  void countsATaskThatSaysOnlyWhenItWasDoneAsDone() {
    firm.sandbox.put(
        "tasks", Map.of("id", 3, "name", "Done", "completed_at", "2026-03-01T10:00:00Z"));
    assertThat(found()).doesNotContain(3L);
    assertThat(found("status", "completed")).contains(3L);
  }

  @Test
  void saysWhichDayOverdueMeans() {
    assertThat(firm.ok("list-tasks", "status", "overdue").fields())
        .containsEntry("today", "2026-03-11")
        .containsEntry("time_zone", "America/New_York");
    assertThat(firm.ok("list-tasks", "status", "open").fields())
        .doesNotContainKeys("today", "time_zone");
  }

  @Test
  void takesNullForWhatNobodyGave() {
    Row plain = firm.ok("list-tasks", "limit", 3);
    Map<String, Object> nulls = TestFirm.arguments("query", null, "cursor", null, "limit", 3);
    McpServer.CallToolResult answer = firm.call("list-tasks", nulls);
    assertThat(Plain.of(answer.structured())).isEqualTo(plain.plain());
    Object cursor = plain.get("next_cursor");
    assertThat(firm.ok("list-tasks", "query", null, "limit", 3, "cursor", cursor).rows("tasks"))
        .hasSize(3);
  }

  @Test
  void namesBadArgumentsAndSendsNothing() {
    assertThat(firm.refused("list-tasks", "status", "done")).startsWith("status must be one of");
    assertThat(firm.refused("list-tasks", "priority", "high")).startsWith("priority");
    assertThat(firm.refused("list-tasks", "due_to", "2026-02-30")).startsWith("due_to");
    assertThat(firm.refused("list-tasks", "due_from", "2026-03-02", "due_to", "2026-03-01"))
        .startsWith("due_to");
    assertThat(firm.refused("list-tasks", "case_id", 1.5)).startsWith("case_id");
    assertThat(firm.refused("list-tasks", "assignee", 5)).contains("\"assignee\"");
    assertThat(firm.requests()).isEmpty();
    assertThat(firm.refused("list-tasks", "case_id", 9)).startsWith("case_id: there is no case");
    assertThat(firm.refused("list-tasks", "staff_id", 9)).startsWith("staff_id: there is no");
  }
}
