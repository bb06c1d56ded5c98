package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.sandbox.Caller.Reply;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TasksCallsAndNotesAreWrittenTest extends WritesTestBase {
  @Nested
  class ATask {
    private static final String START =
        "{'name':'Call','priority':'Low','due_date':'2026-04-01','staff':[{'id':501}]";

    @Test
    void remembersWhenItWasCompleted() throws Exception {
      long id = created("/tasks", START + "}").get("id").asLong();
      assertThat(row("tasks", id)).containsEntry("completed", false);
      caller.put("/tasks/" + id, START + ",'completed':true}");
      assertThat(row("tasks", id)).containsEntry("completed_at", "2026-03-11T17:30:00Z");
      caller.put("/tasks/" + id, START + ",'completed':false}");
      assertThat(row("tasks", id)).containsEntry("completed_at", null);
    }

    @Test
    void canBeGivenToOthersAndDeleted() throws Exception {
      long id = created("/tasks", START + "}").get("id").asLong();
      caller.post("/tasks/" + id + "/relationships/staff", "{'staff':[{'id':502},{'id':501}]}");
      assertThat((List<?>) row("tasks", id).get("staff")).hasSize(2);
      assertThat(caller.delete("/tasks/" + id).status()).isEqualTo(204);
      assertThat(caller.delete("/tasks/" + id).status()).isEqualTo(404);
    }
  }

  @Nested
  class ACall {
    private static final String START =
        "{'called_at':'2026-03-11T09:00:00-08:00','caller_phone_number':'(415) 555-0123',"
            + "'call_for':{'id':501},'message':'Please call back'";

    @ParameterizedTest
    @ValueSource(
        strings = {",'caller_name':'Sam'}", ",'client':{'id':20001}}", ",'lead':{'id':30001}}"})
    void isAcceptedWithoutAnAnswer(String caller1) throws Exception {
      Reply reply = caller.post("/calls", START + caller1);

      assertThat(reply.status()).as(reply.text()).isEqualTo(202);
      assertThat(reply.raw().body()).isEmpty();
      assertThat(sandbox.rows("calls")).hasSize(41);
      assertThat(sandbox.rows("calls").get(40))
          .containsEntry("call_type", "incoming")
          .containsEntry("resolved", false)
          .containsEntry("case", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"}", ",'caller_name':'Sam','client':{'id':20001}}"})
    void needsExactlyOneCaller(String caller1) throws Exception {
      assertThat(caller.post("/calls", START + caller1).status()).isEqualTo(422);
      assertThat(sandbox.rows("calls")).hasSize(40);
      assertThat(sandbox.refusals()).hasSize(1);
    }

    @Test
    void hasNoCase() throws Exception {
      Reply reply = caller.post("/calls", START + ",'caller_name':'S','case':{'id':1001}}");

      assertThat(reply.pointer()).isEqualTo("/case");
    }

    @Test
    void canChangeItsCaller() throws Exception {
      assertThat(caller.put("/calls/70001", START + ",'caller_name':'Sam'}").status())
          .isEqualTo(204);
      assertThat(row("calls", 70_001)).containsEntry("client", null).containsEntry("lead", null);
    }
  }

  @Nested
  class ANote {
    @Test
    void isAnsweredWithTwoHundredAndKnowsItsRecord() throws Exception {
      String note = "{'subject':'S','note':'N','date':'2026-03-11T10:00:00Z'}";
      Reply onCase = caller.post("/cases/1001/notes", note);
      Reply onCompany = caller.post("/companies/20081/notes", note);

      assertThat(onCase.status()).isEqualTo(200);
      assertThat(onCase.json().at("/case/id").asLong()).isEqualTo(1001);
      assertThat(onCase.json().at("/created_by/id").asLong()).isEqualTo(501);
      assertThat(onCompany.json().at("/company/id").asLong()).isEqualTo(20_081);
      long id = onCase.json().get("id").asLong();
      assertThat(caller.walk("/cases/1001/notes")).contains(id);
      assertThat(caller.get("/notes/" + id).status()).isEqualTo(200);
      assertThat(caller.post("/cases/1/notes", note).status()).isEqualTo(404);
    }
  }
}
