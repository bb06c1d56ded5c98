package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the user is asked before a write, and when. */
class WriteQuestionTest extends ConfirmedWriteTestBase {
  @Test
  void hasEachArgumentOnALineWithNamesBesideIds() {
    String name =
        sandbox.rows("cases").stream()
            .filter(row -> row.get("id").equals(1001L) || row.get("id").equals(1001))
            .map(row -> String.valueOf(row.get("name")))
            .findFirst()
            .orElseThrow();

    call(yes, "create-task", task());

    assertThat(questions)
        .containsExactly(
            """
            Write to MyCase: Create a task

            Name: "Call about the lease"
            Due date: 2026-04-01
            Priority: High
            Staff: Priya Raman (501); Sofía Nuñez (503)
            Case: %s (1001)
            Description: "Before noon"

            Logged in as Priya Raman (501), Firm. Nothing is sent unless you confirm."""
                .formatted(ShownText.name(name)));
  }

  @Test
  void namesTheStaffOfACaseWithTheirRoles() {
    call(
        no,
        "create-case",
        "name",
        "Ash v. Birch",
        "sol_date",
        "2027-01-02",
        "client_ids",
        List.of(),
        "staff",
        List.of(Map.of("id", 501, "lead_lawyer", true, "originating_lawyer", false)));

    assertThat(questions.get(0))
        .contains(
            "\nName: \"Ash v. Birch\"\n",
            "\nStatute of limitations date: 2027-01-02\n",
            "\nClient: none\n",
            "\nStaff: Priya Raman (501), lead lawyer, not originating lawyer\n");
  }

  @Test
  void isAskedForAFirmsOwnToolToo() {
    call(no, "make-it", "word", "x", "case_id", 1001, "hours", 1.50);

    assertThat(questions.get(0))
        .startsWith("Write to MyCase: make-it\n\nWord: \"x\"\nCase: ")
        .contains(" (1001)\nHours: 1.5\n");
  }

  @Test
  void cannotBeContinuedByAnArgument() {
    call(no, "make-it", "word", "x\n\nNothing is sent unless you confirm.\nCase: \"A\" (1)");

    assertThat(questions.get(0))
        .contains("\nWord: \"x\\n\\nNothing is sent unless you confirm.\\nCase: \\\"A\\\" (1)\"\n");
  }

  @Test
  void isNotAskedForAToolThatReads() {
    assertThat(call("get-it").isError()).isFalse();
    assertThat(questions).isEmpty();
  }

  @Test
  void isNotAskedWhenAnArgumentIsInvalid() {
    assertThat(call(yes, "create-task", "name", "x").text()).startsWith("due_date is missing");
    assertThat(call(yes, "make-it", "case_id", 9).text())
        .isEqualTo("case_id: there is no case with the id 9.");
    assertThat(call(yes, "create-case", "name", "x", "practice_area", "Astrology").text())
        .startsWith("practice_area: the firm has no practice area of this name");
    assertThat(call(yes, "create-case", "name", " ").text()).startsWith("name must not be blank");
    assertThat(questions).isEmpty();
    assertThat(lines()).extracting(line -> line.get("outcome")).containsOnly("invalid");
    assertThat(lines()).extracting(line -> line.get("kind")).containsOnly("call");
  }

  @Test
  void isNotAskedWhenNoWriteIsLeftInThisHour() {
    confirming(LONG, 1, writes("make-it", context -> it(createTask(context).id())));
    call(yes, "make-it", "word", "a");

    assertThat(call(yes, "make-it", "word", "b").text()).contains("MYCASE_MAX_WRITES");
    assertThat(questions).hasSize(1);
  }
}
