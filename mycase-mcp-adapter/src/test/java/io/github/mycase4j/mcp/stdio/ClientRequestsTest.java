package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientRequestsTest {
  private final TestClient client = new TestClient(new FakeMcpServer());

  @AfterEach
  void close() {
    client.close();
  }

  private CompletableFuture<McpSchema.ElicitResult> ask() {
    return client
        .server
        .clientRequests()
        .send(
            McpSchema.METHOD_ELICITATION_CREATE,
            McpSchema.ElicitUrlRequest.builder("Log in.", "https://login.example.com/", "e1")
                .build(),
            new TypeRef<>() {});
  }

  @Test
  void theClientGetsTheQuestionAndItsAnswerComesBack() throws Exception {
    CompletableFuture<McpSchema.ElicitResult> result = ask();
    JsonNode question = client.next();

    client.send(
        "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":{\"action\":\"accept\"}}"
            .formatted(question.path("id")));

    assertThat(question.path("method").asText()).isEqualTo("elicitation/create");
    assertThat(question.at("/params/mode").asText()).isEqualTo("url");
    assertThat(question.at("/params/url").asText()).isEqualTo("https://login.example.com/");
    assertThat(result.get(TestClient.GUARD.toSeconds(), TimeUnit.SECONDS).action())
        .isEqualTo(McpSchema.ElicitResult.Action.ACCEPT);
  }

  @Test
  void anErrorOfTheClientIsAFailure() {
    CompletableFuture<McpSchema.ElicitResult> result = ask();
    JsonNode question = client.next();

    client.send(
        "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":-1,\"message\":\"no\"}}"
            .formatted(question.path("id")));

    assertThatThrownBy(() -> result.get(TestClient.GUARD.toSeconds(), TimeUnit.SECONDS))
        .hasCauseInstanceOf(McpError.class);
  }

  @Test
  void otherAnswersAreIgnoredAndTheServerContinues() {
    CompletableFuture<McpSchema.ElicitResult> result = ask();
    client.next();

    client.send("{\"jsonrpc\":\"2.0\",\"id\":\"unknown\",\"result\":{}}");
    client.send("{\"jsonrpc\":\"2.0\",\"id\":[],\"result\":{}}");
    client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":\"text\"}");
    client.send("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":\"x\"}}");

    client.pingAnswersNext();
    assertThat(result).isNotDone();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"elicitation\":{\"url\":{}}}|true",
        "{\"elicitation\":{\"form\":{}}}|false",
        "{\"elicitation\":{}}|false",
        "{}|false",
        "[]|false",
      })
  void itIsKnownWhetherTheClientOpensAddresses(String capabilities, boolean offered) {
    client
        .request(
            0,
            "initialize",
            "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":%s}".formatted(capabilities))
        .next();

    assertThat(client.server.clientRequests().clientCapabilities().urlElicitation())
        .isEqualTo(offered);
  }
}
