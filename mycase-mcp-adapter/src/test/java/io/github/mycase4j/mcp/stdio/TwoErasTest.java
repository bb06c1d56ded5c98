package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.mcp.fixture.ClientMessages;
import io.github.mycase4j.mcp.json.RawJson;
import io.github.mycase4j.mcp.server.McpServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests of both eras on one connection: each is served by the revision that it names. */
class TwoErasTest {
  private static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":%s,"
          + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"modern\",\"version\":\"1\"}%s}";

  private final FakeMcpServer server = new FakeMcpServer();
  private final TestClient client = new TestClient(server);
  private final Gate gate = new Gate();

  @AfterEach
  void close() {
    gate.open();
    client.close();
  }

  private void modern(Object id, String method, String params) {
    modern(id, method, params, "{}", "");
  }

  private void modern(Object id, String method, String params, String capabilities, String meta) {
    client.send(
        ClientMessages.request(
            id, method, new RawJson("{" + params + META.formatted(capabilities, meta) + "}")));
  }

  private void initialize() {
    JsonNode hello =
        client
            .request(
                0,
                "initialize",
                "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"elicitation\":{\"url\":{}}},"
                    + "\"clientInfo\":{\"name\":\"legacy\",\"version\":\"1\"}}")
            .next();
    assertThat(hello.at("/result/protocolVersion").asText()).isEqualTo("2025-06-18");
    assertThat(hello.path("result").has("resultType")).isFalse();
  }

  @Test
  void aRequestOfTheLatestRevisionNeedsNoHandshake() {
    modern(1, "server/discover", "");
    assertThat(client.next().at("/result/supportedVersions/0").asText()).isEqualTo("2026-07-28");

    modern(2, "tools/list", "");
    assertThat(client.next().at("/result/resultType").asText()).isEqualTo("complete");
  }

  @Test
  void aHandshakeChangesNothingForIt() throws InterruptedException {
    modern(1, "tools/call", "\"name\":\"x\",");
    client.next();
    initialize();
    modern(2, "tools/call", "\"name\":\"x\",");
    client.next();
    client.call(3, "x", "{}").next();

    McpServer.Call before = server.calls.take();
    McpServer.Call after = server.calls.take();
    McpServer.Call legacy = server.calls.take();
    assertThat(before.client()).isEqualTo("modern/1");
    assertThat(after.client()).isEqualTo("modern/1");
    assertThat(after.urlElicitation()).isNull();
    assertThat(legacy.client()).isEqualTo("legacy/1");
    assertThat(legacy.urlElicitation()).isNotNull();
  }

  @Test
  void itsCapabilitiesAreNotThoseOfTheHandshake() throws InterruptedException {
    modern(1, "tools/call", "\"name\":\"x\",", "{\"elicitation\":{\"url\":{}}}", "");
    client.next();
    client.call(2, "x", "{}").next();

    assertThat(server.calls.take().urlElicitation()).isNotNull();
    assertThat(server.calls.take().urlElicitation()).isNull();
  }

  @Test
  void itIsCancelledLikeAnyOther() throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(1);
    server.on(
        "slow",
        call -> {
          McpServer.CallToolResult answer = gate.pass(call);
          cancelled.countDown();
          return answer;
        });
    modern(5, "tools/call", "\"name\":\"slow\",");
    gate.awaitArrivals(1);

    client.cancel("5");

    assertThat(cancelled.await(TestClient.GUARD.toSeconds(), TimeUnit.SECONDS)).isTrue();
    client.pingAnswersNext();
    client.end();
    assertThat(client.output.lines).isEmpty();
  }

  @Test
  void itsProgressComesBeforeItsResponse() {
    server.on(
        "slow",
        call -> {
          call.progress().report(1, null, "Reading.");
          return FakeMcpServer.text("done");
        });
    modern(5, "tools/call", "\"name\":\"slow\",", "{}", ",\"progressToken\":9");

    assertThat(client.next().at("/params/progressToken").asInt()).isEqualTo(9);
    assertThat(client.next().at("/result/content/0/text").asText()).isEqualTo("done");
  }

  @Test
  void itsIdIsOneOfTheConnection() throws InterruptedException {
    server.on("slow", gate::pass);
    client.call(5, "slow", "{}");
    gate.awaitArrivals(1);

    modern(5, "tools/list", "");

    assertThat(client.next().at("/error/code").asInt()).isEqualTo(-32600);
  }

  @Test
  void aPingOfItIsUnknownAndOneWithoutMetadataIsNot() {
    modern(1, "ping", "");
    assertThat(client.next().at("/error/code").asInt()).isEqualTo(-32601);
    client.pingAnswersNext();
  }
}
