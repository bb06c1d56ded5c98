package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlElicitationRequestTest {
  private static final String OFFERED = "{\"elicitation\":{\"form\":{},\"url\":{}}}";

  private final FakeMcpServer server = new FakeMcpServer().on("authenticate", this::askAndSay);
  private final TestClient client = new TestClient(server);

  @AfterEach
  void close() {
    client.close();
  }

  /** A tool that asks, and says how it went. */
  private McpServer.CallToolResult askAndSay(McpServer.Call call) {
    UrlElicitation prompt = call.urlElicitation();
    if (prompt == null) {
      return FakeMcpServer.text("not offered");
    }
    UrlElicitation.PendingElicitation asked =
        prompt.ask("Log in.", URI.create("https://login.example.com/?a=b"));
    String said;
    try {
      said = String.valueOf(asked.action().join());
    } catch (CompletionException e) {
      said = "failed";
    }
    asked.complete();
    return FakeMcpServer.text(said);
  }

  private void initialize(String capabilities) {
    client
        .request(
            0,
            "initialize",
            "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":%s}".formatted(capabilities))
        .next();
  }

  private JsonNode question() {
    client.call(1, "authenticate", "{}");
    JsonNode question = client.next();
    assertThat(question.path("method").asText()).isEqualTo("elicitation/create");
    return question;
  }

  private String answer() {
    JsonNode answer = client.next();
    assertThat(answer.path("id").asInt()).isEqualTo(1);
    return answer.at("/result/content/0/text").asText();
  }

  @Test
  void aClientThatDoesNotOfferItIsNeverAsked() {
    initialize("{\"elicitation\":{\"form\":{}}}");
    client.call(1, "authenticate", "{}");
    assertThat(answer()).isEqualTo("not offered");
  }

  @Test
  void theQuestionHasTheFieldsOfTheProtocolAndItsEndIsTold() {
    initialize(OFFERED);
    JsonNode question = question();
    JsonNode params = question.path("params");
    assertThat(List.copyOf(names(params)))
        .containsExactlyInAnyOrder("mode", "message", "url", "elicitationId");
    assertThat(params.path("mode").asText()).isEqualTo("url");
    assertThat(params.path("message").asText()).isEqualTo("Log in.");
    assertThat(params.path("url").asText()).isEqualTo("https://login.example.com/?a=b");

    client.send(
        "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":{\"action\":\"accept\"}}"
            .formatted(question.path("id")));

    JsonNode end = client.next();
    assertThat(end.path("method").asText()).isEqualTo("notifications/elicitation/complete");
    assertThat(end.at("/params/elicitationId")).isEqualTo(params.path("elicitationId"));
    assertThat(end.has("id")).isFalse();
    assertThat(answer()).isEqualTo("ACCEPT");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new java.util.ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"result\":{\"action\":\"decline\"}|DECLINE",
        "\"result\":{\"action\":\"cancel\"}|DECLINE",
        "\"result\":{}|DECLINE",
        "\"result\":{\"action\":\"shrug\"}|failed",
        "\"error\":{\"code\":-32602,\"message\":\"no url mode\"}|failed",
      })
  void anythingButAYesIsNoYesAndHasNoEnd(String reply, String expected) {
    initialize(OFFERED);
    JsonNode question = question();
    client.send("{\"jsonrpc\":\"2.0\",\"id\":%s,%s}".formatted(question.path("id"), reply));
    assertThat(answer()).isEqualTo(expected);
    client.pingAnswersNext();
  }

  @Test
  void everyQuestionHasAnIdOfItsOwn() {
    initialize(OFFERED);
    JsonNode first = question();
    client.call(2, "authenticate", "{}");
    JsonNode second = client.next();
    assertThat(first.path("id")).isNotEqualTo(second.path("id"));
    assertThat(first.at("/params/elicitationId")).isNotEqualTo(second.at("/params/elicitationId"));
  }
}
