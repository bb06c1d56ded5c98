package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.sandbox.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CaseFiltersTest extends ListToolTestBase {
  CaseFiltersTest() {
    super(
        "cases",
        Comparator.comparing(
                (Row row) -> row.date("opened_date"),
                Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
            .thenComparing(Comparator.comparing(Row::id).reversed()));
  }

  private void put(long id, Object... fields) {
    Map<String, Object> row = TestFirm.arguments(fields);
    row.put("id", id);
    row.putIfAbsent("name", "Zzyzx " + id);
    row.putIfAbsent("status", "open");
    firm.sandbox.put("cases", row);
  }

  private void putTask(long id, Object... fields) {
    Map<String, Object> row = TestFirm.arguments(fields);
    row.put("id", id);
    row.putIfAbsent("name", "Task");
    firm.sandbox.put("tasks", row);
  }

  @Nested
  class ByLeadLawyer {
    private boolean leads(Row row, long id) {
      return row.rows("staff").stream()
          .anyMatch(s -> s.id() == id && Boolean.TRUE.equals(s.find("lead_lawyer")));
    }

    @Test
    void findsTheCasesThatSheLeads() {
      for (Row member : firm.truth("staff")) {
        List<Long> led = Row.ids(truth(row -> leads(row, member.id())));
        assertThat(found("lead_lawyer_id", member.id())).as(member.text("name")).isEqualTo(led);
      }
      finds(row -> leads(row, 501), "lead_lawyer_id", 501);
      firm.clock.advance(Duration.ofMinutes(1));
      put(7, "staff", List.of(Map.of("id", 501, "lead_lawyer", true), Map.of("id", 503)));
      put(8, "staff", List.of(Map.of("id", 501), Map.of("id", 503, "lead_lawyer", true)));
      assertThat(found("query", "zzyzx", "lead_lawyer_id", 501, "staff_id", 503))
          .containsExactly(7L);
    }

    @Test
    void findsThoseOfOneWhoLeft() {
      long inactive =
          firm.truth("staff").stream()
              .filter(row -> Boolean.FALSE.equals(row.find("active")))
              .findFirst()
              .orElseThrow()
              .id();
      put(7, "staff", List.of(Map.of("id", inactive, "lead_lawyer", true)));
      put(8, "staff", List.of(Map.of("id", inactive, "lead_lawyer", false)));
      put(9, "staff", List.of(Map.of("id", inactive)));
      assertThat(found("query", "zzyzx", "lead_lawyer_id", inactive)).containsExactly(7L);
    }

    @Test
    void rejectsOneWhoDoesNotExist() {
      assertThat(firm.refused("list-cases", "lead_lawyer_id", 4711))
          .isEqualTo("lead_lawyer_id: there is no staff member with the id 4711.");
      assertThat(firm.refused("list-cases", "lead_lawyer_id", 0)).startsWith("lead_lawyer_id");
    }

    @Test
    void namesTheCaseWhoseLeadCannotBeRead() {
      put(7, "staff", List.of(Map.of("id", 501, "lead_lawyer", "perhaps")));
      Row answer = firm.ok("list-cases", "lead_lawyer_id", 501);
      assertThat(answer.get("complete")).isEqualTo(false);
      assertThat(answer.text("incomplete_reason")).contains("case 7 (staff[0].lead_lawyer)");
    }
  }

  @Nested
  class ByLimitationDate {
    @Test
    void findsCasesWithOneOrWithout() {
      finds(row -> row.find("sol_date") != null, "sol", "any");
      finds(row -> row.find("sol_date") == null, "sol", "none");
      finds(
          row -> row.find("sol_date") == null && row.text("status").equals("open"),
          "sol",
          "none",
          "status",
          "open");
    }

    @Test
    void namesTheCaseWhoseDateCannotBeRead() {
      put(7, "sol_date", "20227-05-01");
      for (String sol : List.of("any", "none")) {
        Row answer = firm.ok("list-cases", "sol", sol);
        assertThat(answer.get("complete")).as(sol).isEqualTo(false);
        assertThat(answer.text("incomplete_reason")).contains("case 7 (sol_date)");
      }
    }

    @Test
    void rejectsARangeOfCasesWithout() {
      assertThat(firm.refused("list-cases", "sol", "none", "sol_to", "2027-01-01"))
          .startsWith("sol none is for cases without a date");
      assertThat(firm.refused("list-cases", "sol", "soon")).startsWith("sol must be one of");
      assertThat(firm.requests()).isEmpty();
    }
  }

  @Nested
  class ByOpenTasks {
    private Set<Long> withOpenTasks() {
      return firm.truth("tasks").stream()
          .filter(row -> row.find("case") != null)
          .filter(
              row ->
                  row.find("completed") == null
                      ? row.find("completed_at") == null
                      : row.find("completed").equals(false))
          .map(row -> row.reference("case"))
          .collect(Collectors.toSet());
    }

    @Test
    void findsCasesWithAndWithout() {
      Set<Long> open = withOpenTasks();
      finds(row -> open.contains(row.id()), "has_open_tasks", true);
      finds(row -> !open.contains(row.id()), "has_open_tasks", false);
    }

    @Test
    void countsOnlyTasksThatAreNotDone() {
      put(7);
      put(8);
      put(9);
      putTask(71, "case", Map.of("id", 7), "completed", true);
      putTask(72, "case", Map.of("id", 7), "completed_at", "2026-03-01T10:00:00Z");
      putTask(81, "case", Map.of("id", 8), "completed", true);
      putTask(82, "case", Map.of("id", 8));
      assertThat(found("query", "zzyzx", "has_open_tasks", true)).containsExactly(8L);
      assertThat(found("query", "zzyzx", "has_open_tasks", false)).containsExactly(9L, 7L);
    }

    @Test
    void readsTheTasksOnlyThen() {
      found("status", "open");
      assertThat(firm.requests()).doesNotContain("/v1/tasks");
      found("status", "open", "has_open_tasks", true);
      assertThat(firm.requests()).contains("/v1/tasks");
    }

    @Test
    void failsWhereTheTasksMayNotBeRead() {
      firm.sandbox.failNext(Fault.status(403).on("GET", "/v1/tasks").times(9));
      assertThat(firm.refused("list-cases", "has_open_tasks", false)).contains("/tasks");
    }

    @Test
    void namesTheTaskThatMayBeOpen() {
      put(7);
      put(8);
      putTask(71, "case", Map.of("id", 7), "completed", "perhaps");
      Row answer = firm.ok("list-cases", "query", "zzyzx 7", "has_open_tasks", false);
      assertThat(answer.get("complete")).isEqualTo(false);
      assertThat(answer.text("incomplete_reason")).contains("task 71 (completed)");
      assertThat(firm.ok("list-cases", "query", "zzyzx 8", "has_open_tasks", false).fields())
          .containsEntry("complete", true);
    }

    @Test
    void namesTheTaskWhoseCaseCannotBeRead() {
      put(7);
      putTask(71, "case", Map.of("id", "seven"));
      putTask(72, "case", Map.of("id", "seven"), "completed", true);
      Row answer = firm.ok("list-cases", "query", "zzyzx", "has_open_tasks", false);
      assertThat(answer.get("complete")).isEqualTo(false);
      assertThat(answer.text("incomplete_reason")).contains("task 71 (case").doesNotContain("72");
    }
  }

  @Nested
  class ByLastChange {
    private Instant last(Row row) {
      Instant updated = row.instant("updated_at");
      Instant created = row.instant("created_at");
      return created == null || (updated != null && updated.isAfter(created)) ? updated : created;
    }

    @Test
    void findsThoseBeforeAnInstantWithoutIt() {
      Instant at = truth(row -> true).get(3).instant("updated_at");
      finds(row -> last(row).isBefore(at), "updated_before", at.toString());
      Instant midnight = Instant.parse(TestFirm.TODAY.minusDays(3) + "T00:00:00Z");
      finds(
          row -> last(row).isBefore(midnight),
          "updated_before",
          TestFirm.TODAY.minusDays(3).toString());
      Instant from = midnight.minus(Duration.ofDays(20));
      finds(
          row -> last(row).isBefore(midnight) && !last(row).isBefore(from),
          "updated_after",
          from.toString(),
          "updated_before",
          midnight.toString());
    }

    @Test
    void takesTheLaterOfUpdateAndCreation() {
      put(7, "updated_at", "2020-01-01T00:00:00Z", "created_at", "2024-01-01T00:00:00Z");
      put(8, "updated_at", null, "created_at", "2020-01-01T00:00:00Z");
      put(9, "updated_at", null, "created_at", null);
      assertThat(found("query", "zzyzx", "updated_before", "2022-01-01")).containsExactly(8L);
      assertThat(found("query", "zzyzx", "updated_before", "2025-01-01")).containsExactly(8L, 7L);
      assertThat(found("query", "zzyzx", "updated_after", "2022-01-01")).containsExactly(7L);
    }

    @Test
    void namesTheCaseThatCannotBeDated() {
      put(7, "updated_at", "soon");
      Row answer = firm.ok("list-cases", "updated_before", "2020-01-01");
      assertThat(answer.get("complete")).isEqualTo(false);
      assertThat(answer.text("incomplete_reason")).contains("case 7 (updated_at)");
    }

    @Test
    void rejectsAnEmptyRange() {
      for (String tool : List.of("list-cases", "list-tasks")) {
        for (String before : List.of("2026-02-01", "2026-03-01T00:00:00Z")) {
          assertThat(firm.refused(tool, "updated_after", "2026-03-01", "updated_before", before))
              .startsWith("updated_before (")
              .contains("is not after updated_after (2026-03-01T00:00:00Z)");
        }
      }
      assertThat(firm.requests()).isEmpty();
    }
  }

  @Test
  void takesNullForWhatNobodyGave() {
    assertThat(
            found(
                "lead_lawyer_id",
                null,
                "sol",
                null,
                "has_open_tasks",
                null,
                "updated_before",
                null,
                "sort",
                null))
        .isEqualTo(Row.ids(truth(row -> true)));
  }
}
