package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormElicitationRequestTest {
  private static final Map<String, Object> SCHEMA =
      Map.of("type", "object", "properties", Map.of("sure", Map.of("type", "boolean")));

  private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
  private final FakeMcpServer server = new FakeMcpServer().on("make-it", this::askAndSay);
  private final TestClient client = new TestClient(server);

  @AfterEach
  void close() {
    client.close();
  }

  /** A tool that asks the user and returns the response as text. */
  private McpServer.CallToolResult askAndSay(McpServer.Call call) {
    FormElicitation form = call.formElicitation();
    if (form == null) {
      return FakeMcpServer.text("not offered");
    }
    try {
      FormElicitation.FormResponse response = form.ask("Create it?", SCHEMA);
      return FakeMcpServer.text(response.action() + " " + response.content());
    } catch (ToolFailedException | CallCancelledException e) {
      ends.add(e.getClass().getSimpleName());
      return FakeMcpServer.text(e.getMessage());
    }
  }

  private void initialize(String capabilities) {
    client
        .request(
            0,
            "initialize",
            "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":%s}".formatted(capabilities))
        .next();
  }

  private JsonNode question() {
    initialize("{\"elicitation\":{}}");
    client.call(1, "make-it", "{}");
    JsonNode question = client.next();
    assertThat(question.path("method").asText()).isEqualTo("elicitation/create");
    return question;
  }

  private String answer() {
    JsonNode answer = client.next();
    assertThat(answer.path("id").asInt()).isEqualTo(1);
    return answer.at("/result/content/0/text").asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"elicitation\":{\"url\":{}}}", "{\"roots\":{}}"})
  void aClientThatDoesNotOfferItIsNeverAsked(String capabilities) {
    initialize(capabilities);
    client.call(1, "make-it", "{}");

    assertThat(answer()).isEqualTo("not offered");
  }

  @Test
  void theQuestionHasTheFieldsOfTheProtocol() {
    assertThat(question().path("params"))
        .isEqualTo(
            TestClient.json(
                "{\"mode\":\"form\",\"message\":\"Create it?\",\"requestedSchema\":"
                    + "{\"type\":\"object\",\"properties\":{\"sure\":{\"type\":\"boolean\"}}}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"result\":{\"action\":\"accept\",\"content\":{\"sure\":true}}|ACCEPT {sure=true}",
        "\"result\":{\"action\":\"accept\"}|ACCEPT {}",
        "\"result\":{\"action\":\"decline\"}|DECLINE {}",
        "\"result\":{\"action\":\"cancel\",\"content\":{\"sure\":true}}|CANCEL {}",
        "\"result\":{}|CANCEL {}",
        "\"error\":{\"code\":-32603,\"message\":\"no\"}|The MCP client could not ask the user,"
            + " although it says that it can.",
      })
  void theCallContinuesWithTheResponse(String reply, String expected) {
    JsonNode question = question();
    client.send("{\"jsonrpc\":\"2.0\",\"id\":%s,%s}".formatted(question.path("id"), reply));

    assertThat(answer()).isEqualTo(expected);
  }

  @Test
  void aCancelledCallWaitsForNobody() throws InterruptedException {
    question();
    client.cancel("1");

    assertThat(ends.poll(TestClient.GUARD.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo("CallCancelledException");
  }

  @Test
  void theWaitForAResponseEnds() {
    FormElicitation impatient =
        new FormElicitationRequest(
            client.server.clientRequests(), new Cancellation(), Duration.ofMillis(1));
    server.on(
        "make-it",
        call -> {
          try {
            return FakeMcpServer.text("" + impatient.ask("Create it?", SCHEMA));
          } catch (ToolFailedException e) {
            return FakeMcpServer.text(e.getMessage());
          }
        });
    question();

    assertThat(answer()).contains("did not respond", "Call again");
  }
}
