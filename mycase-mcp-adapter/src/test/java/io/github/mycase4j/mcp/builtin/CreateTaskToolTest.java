package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.sandbox.Fault;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CreateTaskToolTest extends ToolTestBase {
  private static Object[] task(Object... more) {
    Object[] base = {
      "name",
      "Call about the lease",
      "due_date",
      "2026-04-01",
      "priority",
      "High",
      "staff_ids",
      List.of(501, 503)
    };
    return Stream.concat(Stream.of(base), Stream.of(more)).toArray();
  }

  @Test
  void createsTheTaskAndGivesItAsMyCaseStoredIt() {
    Row task =
        firm.ok("create-task", task("case_id", 1001, "description", "Before noon")).row("task");
    Row real = firm.truth("tasks", task.id());
    assertThat(real.fields())
        .containsEntry("name", "Call about the lease")
        .containsEntry("due_date", "2026-04-01")
        .containsEntry("priority", "High")
        .containsEntry("description", "Before noon")
        .containsEntry("completed", false);
    assertThat(real.reference("case")).isEqualTo(1001);
    assertThat(real.references("staff")).containsExactly(501L, 503L);
    assertThat(task.row("case").text("name")).isEqualTo(firm.truth("cases", 1001).text("name"));
    assertThat(task.rows("staff"))
        .extracting(row -> row.get("name"))
        .containsExactly("Priya Raman", "Sofía Nuñez");
    assertThat(firm.writes()).containsExactly("POST /v1/tasks");
  }

  @Test
  void showsAtOnceInTheList() {
    assertThat(firm.all("list-tasks", "tasks", "query", "lease, again")).isEmpty();
    firm.ok("create-task", task("description", "The lease, again"));
    assertThat(firm.all("list-tasks", "tasks", "query", "lease, again")).hasSize(1);
  }

  @Test
  void leavesItsIntentAndItsResultInTheLog() {
    long id = firm.ok("create-task", task("case_id", 1001)).row("task").id();
    List<Row> lines = firm.log("create-task");
    assertThat(lines).extracting(line -> line.get("kind")).containsExactly("intent", "call");
    assertThat(lines.get(1).get("result_ids")).isEqualTo(List.of((int) id));
    assertThat(lines.get(1).get("case_ids")).isEqualTo(List.of(1001));
  }

  @Test
  void namesEveryOneOnce() {
    Row task =
        firm.ok(
                "create-task",
                "name",
                "Once",
                "due_date",
                "2026-04-01",
                "priority",
                "Low",
                "staff_ids",
                List.of(501, 501))
            .row("task");
    assertThat(firm.truth("tasks", task.id()).references("staff")).containsExactly(501L);
  }

  @Test
  void rejectsIdsOfNothingByNameAndCreatesNothing() {
    assertThat(
            firm.refused(
                "create-task",
                "name",
                "x",
                "due_date",
                "2026-04-01",
                "priority",
                "Low",
                "staff_ids",
                List.of(501, 9)))
        .isEqualTo("staff_ids: there is no staff member with the id 9.");
    assertThat(firm.refused("create-task", task("case_id", 9)))
        .isEqualTo("case_id: there is no case with the id 9.");
    assertThat(firm.writes()).isEmpty();
  }

  @Test
  void namesBadArgumentsAndSendsNothing() {
    for (String missing : List.of("name", "due_date", "priority", "staff_ids")) {
      Map<String, Object> arguments = TestFirm.arguments(task());
      arguments.remove(missing);
      assertThat(firm.call("create-task", arguments).text()).startsWith(missing + " is missing");
    }
    assertThat(firm.refused("create-task", task("name", "  "))).startsWith("name must not be");
    assertThat(firm.refused("create-task", task("priority", "Urgent"))).startsWith("priority");
    assertThat(firm.refused("create-task", task("due_date", "2026-02-30"))).startsWith("due_date");
    assertThat(firm.refused("create-task", task("due_date", "+12026-01-01")))
        .startsWith("due_date");
    assertThat(firm.refused("create-task", task("staff_ids", List.of()))).startsWith("staff_ids");
    assertThat(firm.refused("create-task", task("staff_ids", 501))).startsWith("staff_ids");
    assertThat(firm.refused("create-task", task("staff_ids", List.of("501"))))
        .startsWith("staff_ids[0]");
    assertThat(firm.refused("create-task", task("assignee", 501))).contains("\"assignee\"");
    assertThat(firm.requests()).isEmpty();
  }

  @Test
  void warnsOfADueDateInThePast() {
    Row answer = firm.ok("create-task", task("due_date", "1926-04-01"));
    assertThat(answer.get("warnings"))
        .isEqualTo(
            List.of(
                "due_date: 1926-04-01 is in the past (today is 2026-03-11, America/New_York)."));
    assertThat(firm.truth("tasks", answer.row("task").id()).text("due_date"))
        .isEqualTo("1926-04-01");
    assertThat(firm.ok("create-task", task("due_date", "2026-03-11")).find("warnings")).isNull();
  }

  @Test
  void warnsOfStaffWhoLeftAndOfAClosedCase() {
    Row left =
        firm.truth("staff").stream()
            .filter(row -> row.get("active").equals(false))
            .findFirst()
            .orElseThrow();
    Row closed =
        firm.truth("cases").stream()
            .filter(row -> row.text("status").equals("closed"))
            .findFirst()
            .orElseThrow();
    Row answer =
        firm.ok("create-task", task("staff_ids", List.of(501, left.id()), "case_id", closed.id()));
    assertThat(answer.get("warnings"))
        .isEqualTo(
            List.of(
                "staff_ids: staff member "
                    + left.id()
                    + " ("
                    + left.text("first_name")
                    + " "
                    + left.text("last_name")
                    + ") is no longer active.",
                "case_id: case " + closed.id() + " (" + closed.text("name") + ") is closed."));
    assertThat(firm.writes()).hasSize(1);
  }

  @Test
  void takesNullForWhatNobodyGave() {
    Row task = firm.ok("create-task", task("case_id", null, "description", null)).row("task");
    assertThat(task.find("case")).isNull();
  }

  @Test
  void isRejectedWhereWritingIsSwitchedOff() {
    try (TestFirm closed =
        TestFirm.in(home.resolve("closed")).set("MYCASE_READ_ONLY", "1").open()) {
      assertThat(closed.refused("create-task", task())).contains("MYCASE_READ_ONLY");
      assertThat(closed.requests()).isEmpty();
      assertThat(closed.log("create-task").get(0).get("outcome")).isEqualTo("denied");
    }
  }

  @Test
  void saysThatNobodyKnowsWhenMyCaseGaveNoAnswer() {
    firm.sandbox.failNext(Fault.dropAfter().on("POST", "/v1/tasks"));
    assertThat(firm.refused("create-task", task())).contains("may", "list-tasks shows it");
    assertThat(firm.writes()).hasSize(1);
    assertThat(firm.log("create-task").get(1).get("outcome")).isEqualTo("error");
  }
}
