package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.mcp.fixture.ClientMessages;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.json.RawJson;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Writes that the user confirms, on the wire: the whole connector and the stand-in MyCase. */
@Timeout(120)
class ConfirmationOnTheWireTest {
  private static final String TASK =
      "{\"name\":\"%s\",\"due_date\":\"2026-04-01\",\"priority\":\"Low\",\"staff_ids\":[501]}";
  private static final String YES = "{\"action\":\"accept\",\"content\":{\"confirm\":true}}";

  @TempDir Path home;
  private TestFirm firm;
  private TestClient client;

  @BeforeEach
  void open() {
    firm = TestFirm.in(home).set("MYCASE_CONFIRM_WRITES", "1").open();
    client = new TestClient(firm.connector);
  }

  @AfterEach
  void close() {
    client.close();
    firm.close();
  }

  private List<Object> outcomes() {
    return firm.log("create-task").stream()
        .filter(line -> line.get("kind").equals("call"))
        .map(line -> line.get("outcome"))
        .toList();
  }

  private Row lastLine() {
    List<Row> lines = firm.log("create-task");
    return lines.get(lines.size() - 1);
  }

  @Nested
  class ByARequestOfTheServer {
    private void initialize(String capabilities) {
      client
          .request(
              0,
              "initialize",
              "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":%s}".formatted(capabilities))
          .next();
    }

    private JsonNode question(int id, String name) {
      client.call(id, "create-task", TASK.formatted(name));
      JsonNode question = client.next();
      assertThat(question.path("method").asText()).isEqualTo("elicitation/create");
      assertThat(question.at("/params/mode").asText()).isEqualTo("form");
      assertThat(question.at("/params/requestedSchema/required/0").asText()).isEqualTo("confirm");
      assertThat(question.at("/params/message").asText())
          .contains("Name: \"" + name + "\"", "Staff: Priya Raman (501)");
      return question;
    }

    private void reply(JsonNode question, String result) {
      client.send(
          "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":%s}".formatted(question.path("id"), result));
    }

    @Test
    void anAcceptedWriteIsSentAndADeclinedOneIsNot() {
      initialize("{\"elicitation\":{}}");
      reply(question(1, "a"), "{\"action\":\"decline\"}");
      JsonNode declined = client.next();
      reply(question(2, "a"), YES);
      JsonNode accepted = client.next();

      assertThat(declined.at("/result/isError").asBoolean()).isTrue();
      assertThat(declined.at("/result/content/0/text").asText())
          .startsWith("Nothing was sent: the user declined.");
      assertThat(accepted.at("/result/isError").asBoolean()).isFalse();
      assertThat(outcomes()).containsExactly("denied", "success");
      assertThat(firm.writes()).containsExactly("POST /v1/tasks");
    }

    @Test
    void twoQuestionsAtOnceEachHaveTheirResponse() {
      initialize("{\"elicitation\":{\"form\":{}}}");
      JsonNode first = question(1, "a");
      JsonNode second = question(2, "b");
      reply(second, YES);
      JsonNode accepted = client.next();
      reply(first, "{\"action\":\"cancel\"}");
      JsonNode dismissed = client.next();

      assertThat(accepted.path("id").asInt()).isEqualTo(2);
      assertThat(accepted.at("/result/isError").asBoolean()).isFalse();
      assertThat(dismissed.path("id").asInt()).isEqualTo(1);
      assertThat(lastLine().get("error"))
          .isEqualTo("not confirmed: the user dismissed the question");
      assertThat(firm.writes()).hasSize(1);
    }

    @Test
    void aClientWithoutFormsWritesNothing() {
      initialize("{\"elicitation\":{\"url\":{}}}");
      client.call(1, "create-task", TASK.formatted("a"));

      assertThat(client.next().at("/result/content/0/text").asText())
          .contains("does not support form elicitation");
      assertThat(lastLine().get("error")).isEqualTo("not confirmed: the client cannot ask");
      assertThat(firm.requests()).isEmpty();
    }

    @Test
    void theEndOfTheServerEndsTheQuestion() {
      initialize("{\"elicitation\":{}}");
      question(1, "a");
      client.server.stop();
      client.awaitReturn();

      assertThat(lastLine().get("error")).isEqualTo("not confirmed: the call was cancelled");
      assertThat(firm.writes()).isEmpty();
    }
  }

  @Nested
  class BetweenTwoCalls {
    private static final String META =
        "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{\"elicitation\":{\"form\":{}}}}";
    private int id;

    private JsonNode call(String tool, String arguments, String more) {
      id++;
      client.send(
          ClientMessages.request(
              id,
              "tools/call",
              new RawJson(
                  "{\"name\":\"%s\",\"arguments\":%s,%s%s}"
                      .formatted(tool, arguments, more, META))));
      return client.next().path("result");
    }

    private String asked(JsonNode result) {
      assertThat(result.path("resultType").asText()).isEqualTo("input_required");
      return result.path("requestState").asText();
    }

    private String accepted(String state) {
      return "\"inputResponses\":{\"question\":%s},\"requestState\":\"%s\",".formatted(YES, state);
    }

    @Test
    void anAcceptedWriteIsSent() {
      String state = asked(call("create-task", TASK.formatted("a"), ""));
      assertThat(lastLine().get("error")).isEqualTo("not carried out: the user is asked first");
      assertThat(firm.writes()).isEmpty();

      JsonNode result = call("create-task", TASK.formatted("a"), accepted(state));

      assertThat(result.path("resultType").asText()).isEqualTo("complete");
      assertThat(result.path("isError").asBoolean()).isFalse();
      assertThat(outcomes()).containsExactly("denied", "success");
    }

    @Test
    void aResponseCountsForThisWriteAlone() {
      String state = asked(call("create-task", TASK.formatted("a"), ""));
      asked(call("create-task", TASK.formatted("b"), accepted(state)));

      String other = asked(call("create-task", TASK.formatted("a"), ""));
      asked(call("create-case", "{\"name\":\"a\"}", accepted(other)));

      assertThat(firm.writes()).isEmpty();
    }

    @Test
    void aResponseConfirmsNoSecondWrite() {
      String state = asked(call("create-task", TASK.formatted("a"), ""));
      call("create-task", TASK.formatted("a"), accepted(state));

      // A repeated write is rejected once, whoever confirmed it.
      assertThat(
              call("create-task", TASK.formatted("a"), accepted(state))
                  .at("/content/0/text")
                  .asText())
          .startsWith("Nothing was sent: an identical create-task was carried out");
      asked(call("create-task", TASK.formatted("a"), accepted(state)));

      assertThat(firm.writes()).hasSize(1);
    }

    @Test
    void aDeclinedWriteIsNotSent() {
      String state = asked(call("create-task", TASK.formatted("a"), ""));

      JsonNode result =
          call(
              "create-task",
              TASK.formatted("a"),
              "\"inputResponses\":{\"question\":{\"action\":\"decline\"}},\"requestState\":\"%s\","
                  .formatted(state));

      assertThat(result.at("/content/0/text").asText()).contains("the user declined");
      assertThat(firm.writes()).isEmpty();
    }
  }
}
