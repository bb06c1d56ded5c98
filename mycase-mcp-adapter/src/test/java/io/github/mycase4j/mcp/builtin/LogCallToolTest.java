package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.sandbox.Fault;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogCallToolTest extends ToolTestBase {
  private static Object[] aCall(Object... more) {
    Object[] base = {
      "called_at",
      "2026-03-11T09:30:00-05:00",
      "caller_phone_number",
      "(212) 555-0142",
      "call_for_staff_id",
      503,
      "message",
      "Please call back."
    };
    return Stream.concat(Stream.of(base), Stream.of(more)).toArray();
  }

  private Row last(String collection) {
    List<Row> rows = firm.truth(collection);
    return rows.get(rows.size() - 1);
  }

  @Test
  void logsACallOfSomebodyByName() {
    Row answer =
        firm.ok(
            "log-call",
            aCall("caller_name", " Ann Cole ", "direction", "outgoing", "resolved", true));
    assertThat(answer.fields()).isEqualTo(Map.of("logged", true));
    Row call = last("calls");
    assertThat(call.instant("called_at")).isEqualTo("2026-03-11T14:30:00Z");
    assertThat(call.reference("call_for")).isEqualTo(503);
    assertThat(call.only("caller_name", "caller_phone_number", "message", "call_type", "resolved"))
        .isEqualTo(
            Map.of(
                "caller_name",
                "Ann Cole",
                "caller_phone_number",
                "(212) 555-0142",
                "message",
                "Please call back.",
                "call_type",
                "outgoing",
                "resolved",
                true));
    assertThat(firm.writes()).containsExactly("POST /v1/calls");
  }

  @Test
  void logsACallOfAClientOrALead() {
    firm.ok("log-call", aCall("client_id", 20_001));
    assertThat(last("calls").reference("client")).isEqualTo(20_001);
    assertThat(last("calls").text("call_type")).isEqualTo("incoming");
    firm.ok("log-call", aCall("lead_id", 30_001));
    assertThat(last("calls").reference("lead")).isEqualTo(30_001);
  }

  @Test
  void putsTheCallAsANoteOnTheCaseToo() {
    Row answer = firm.ok("log-call", aCall("client_id", 20_001, "case_id", 1001));
    Row note = firm.truth("notes", answer.number("case_note_id"));
    assertThat(note.reference("case")).isEqualTo(1001);
    assertThat(note.text("note")).contains("Please call back.");
    assertThat(note.text("subject")).isEqualTo("Call from (212) 555-0142");
    assertThat(firm.writes()).containsExactly("POST /v1/calls", "POST /v1/cases/1001/notes");
    Row line = firm.log("log-call").get(1);
    assertThat(line.get("case_ids")).isEqualTo(List.of(1001));
    assertThat(line.number("api_requests")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void saysWhichOfTheTwoTookPlaceWhenTheNoteIsRejected() {
    firm.sandbox.failNext(Fault.status(422).on("POST", "/v1/cases/1001/notes"));
    assertThat(firm.refused("log-call", aCall("client_id", 20_001, "case_id", 1001)))
        .startsWith("The call was logged in MyCase. The note on case 1001 was not written")
        .contains("do not log the call again");
    assertThat(firm.log("log-call").get(1).get("outcome")).isEqualTo("error");
  }

  @Test
  void saysThatNobodyKnowsOfTheNoteWhenNoAnswerCame() {
    firm.sandbox.failNext(Fault.dropAfter().on("POST", "/v1/cases/1001/notes"));
    assertThat(firm.refused("log-call", aCall("client_id", 20_001, "case_id", 1001)))
        .startsWith("The call was logged in MyCase. The note on case 1001 may or may not");
  }

  @Test
  void wantsExactlyOneCaller() {
    assertThat(firm.refused("log-call", aCall()))
        .isEqualTo("Exactly one of client_id, lead_id and caller_name is needed, not 0.");
    assertThat(firm.refused("log-call", aCall("client_id", 20_001, "caller_name", "Ann")))
        .endsWith("not 2.");
    assertThat(
            firm.refused(
                "log-call", aCall("client_id", 20_001, "lead_id", 30_001, "caller_name", "Ann")))
        .endsWith("not 3.");
    assertThat(firm.requests()).isEmpty();
  }

  @Test
  void rejectsIdsOfNothingByNameAndLogsNothing() {
    assertThat(firm.refused("log-call", aCall("client_id", 9))).startsWith("client_id: there is");
    assertThat(firm.refused("log-call", aCall("lead_id", 9))).startsWith("lead_id: there is no");
    assertThat(firm.refused("log-call", aCall("caller_name", "Ann", "case_id", 9)))
        .startsWith("case_id: there is no case");
    assertThat(firm.refused("log-call", aCall("caller_name", "Ann", "call_for_staff_id", 9)))
        .startsWith("call_for_staff_id: there is no staff member");
    assertThat(firm.writes()).isEmpty();
  }

  @Test
  void namesBadArgumentsAndSendsNothing() {
    for (String missing :
        List.of("called_at", "caller_phone_number", "call_for_staff_id", "message")) {
      Map<String, Object> arguments = TestFirm.arguments(aCall("caller_name", "Ann"));
      arguments.remove(missing);
      assertThat(firm.call("log-call", arguments).text()).startsWith(missing + " is missing");
    }
    for (Object[] bad :
        new Object[][] {
          {"called_at", "2026-03-11T09:30:00"},
          {"called_at", "2026-02-30T09:30:00Z"},
          {"caller_phone_number", " "},
          {"caller_name", " "},
          {"message", ""},
          {"direction", "in"},
          {"resolved", "yes"}
        }) {
      assertThat(firm.refused("log-call", aCall("caller_name", "Ann", bad[0], bad[1])))
          .startsWith((String) bad[0]);
    }
    assertThat(firm.writes()).isEmpty();
  }

  @Test
  void isOfferedOnlyWhereExperimentsAreSwitchedOn() {
    try (TestFirm usual =
        TestFirm.in(home.resolve("usual")).set("MYCASE_EXPERIMENTAL_TOOLS", "").open()) {
      assertThat(usual.refused("log-call", aCall("caller_name", "Ann")))
          .contains("MYCASE_EXPERIMENTAL_TOOLS=1");
      assertThat(usual.requests()).isEmpty();
    }
  }
}
