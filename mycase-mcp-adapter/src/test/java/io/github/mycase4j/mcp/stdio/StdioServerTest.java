package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.mcp.server.McpServer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StdioServerTest {
  private final FakeMcpServer server = new FakeMcpServer();
  private final TestClient client = new TestClient(server);

  @AfterEach
  void close() {
    client.close();
  }

  private static String hello(String version) {
    return """
    {"protocolVersion":"%s","capabilities":{"roots":{}},\
    "clientInfo":{"name":"claude-code","version":"2.1"}}\
    """
        .formatted(version);
  }

  private static int code(JsonNode answer) {
    return answer.path("error").path("code").asInt();
  }

  private McpServer.Call nextCall() throws InterruptedException {
    McpServer.Call call = server.calls.poll(TestClient.GUARD.toSeconds(), TimeUnit.SECONDS);
    assertThat(call).as("a call").isNotNull();
    return call;
  }

  @Nested
  class WhenTheClientInitializes {

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
    void agreesToAVersionThatItSpeaks(String version) {
      JsonNode result = client.request(0, "initialize", hello(version)).next().path("result");

      assertThat(result.path("protocolVersion").asText()).isEqualTo(version);
    }

    @Test
    void answersAnUnknownVersionWithItsLatest() {
      JsonNode result = client.request(0, "initialize", hello("2099-01-01")).next().path("result");

      assertThat(result.path("protocolVersion").asText()).isEqualTo("2025-11-25");
    }

    @Test
    void namesItselfAndClaimsNoMoreThanItServes() {
      JsonNode result = client.request(0, "initialize", hello("2025-06-18")).next().path("result");

      assertThat(result.path("serverInfo"))
          .isEqualTo(
              TestClient.json(
                  "{'name':'mycase4j','title':'MyCase','version':'1.2.3'}".replace('\'', '"')));
      assertThat(result.path("instructions").asText()).isEqualTo("Ask for cases first.");
      assertThat(result.path("capabilities"))
          .isEqualTo(
              TestClient.json(
                  ("{'tools':{'listChanged':false},"
                          + "'resources':{'subscribe':false,'listChanged':false},"
                          + "'prompts':{},'completions':{}}")
                      .replace('\'', '"')));
    }

    @Test
    void answersAgainWhenAskedAgain() {
      client.request(0, "initialize", hello("2025-06-18")).next();

      JsonNode second = client.request(1, "initialize", hello("2025-06-18")).next();

      assertThat(second.path("result").path("protocolVersion").asText()).isEqualTo("2025-06-18");
    }

    @Test
    void rejectsAHandshakeWithoutAVersion() {
      JsonNode answer = client.request(0, "initialize", "{}").next();

      assertThat(code(answer)).isEqualTo(-32602);
      assertThat(answer.path("error").path("message").asText()).contains("protocolVersion");
    }

    @Test
    void tellsToolsAndResourcesWhoAsks() throws InterruptedException {
      client.request(0, "initialize", hello("2025-06-18")).next();
      client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");

      client.call(1, "list-cases", "{}").next();
      client.request(2, "resources/read", "{\"uri\":\"mycase://auth/status\"}").next();

      assertThat(nextCall().client()).isEqualTo("claude-code/2.1");
      assertThat(server.readers.take()).isEqualTo("claude-code/2.1");
    }

    @Test
    void keepsALongOrOddClientNameOutOfItsRecords() throws InterruptedException {
      String info = "{\"name\":\"a\\nb" + "x".repeat(500) + "\",\"version\":\"1\"}";
      client
          .request(
              0, "initialize", "{\"protocolVersion\":\"2025-06-18\",\"clientInfo\":" + info + "}")
          .next();

      client.call(1, "list-cases", "{}").next();

      assertThat(nextCall().client()).startsWith("a bxxx").hasSizeLessThan(80);
    }

    @Test
    void neverCutsACharacterOfTheClientsNameInHalf() throws InterruptedException {
      String info = "{\"name\":\"\u200Ba\u202E" + "💼".repeat(100) + "\",\"version\":\"1\"}";
      client
          .request(
              0, "initialize", "{\"protocolVersion\":\"2025-06-18\",\"clientInfo\":" + info + "}")
          .next();

      client.call(1, "list-cases", "{}").next();

      assertThat(nextCall().client()).isEqualTo("a" + "💼".repeat(31) + "…/1");
    }
  }

  @Nested
  class BeforeTheClientInitializes {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "ping",
          "tools/list",
          "resources/list",
          "resources/templates/list",
          "prompts/list"
        })
    void answersARequest(String method) {
      JsonNode answer = client.request(1, method, null).next();

      assertThat(answer.path("id").asInt()).isEqualTo(1);
      assertThat(answer.has("result")).isTrue();
    }

    @Test
    void callsAToolForAClientUnknown() throws InterruptedException {
      client.call(1, "list-cases", "{}").next();

      assertThat(nextCall().client()).isEqualTo("unknown");
    }
  }

  @Nested
  class WhenAToolIsCalled {

    @Test
    void passesTheArgumentsOnAsTheyAre() throws InterruptedException {
      client
          .call(
              1,
              "list-cases",
              "{\"b\":12.30,\"a\":123456789012345678901234567890,\"i\":7,\"l\":5000000000,"
                  + "\"n\":null,\"t\":[true,{\"x\":\"é\"}],\"unknown\":1}")
          .next();

      Map<?, ?> arguments = (Map<?, ?>) nextCall().arguments();
      assertThat(arguments.keySet().toArray())
          .containsExactly("b", "a", "i", "l", "n", "t", "unknown");
      assertThat(arguments.get("b")).isEqualTo(new BigDecimal("12.30"));
      assertThat(arguments.get("a")).isEqualTo(new BigInteger("123456789012345678901234567890"));
      assertThat(arguments.get("i")).isEqualTo(7);
      assertThat(arguments.get("l")).isEqualTo(5_000_000_000L);
      assertThat(arguments.get("n")).isNull();
      assertThat(arguments.get("t")).isEqualTo(List.of(true, Map.of("x", "é")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "\"text\"", "3", "null", "false"})
    void leavesItToTheToolToRejectArgumentsOfAWrongKind(String arguments) throws Exception {
      JsonNode answer = client.call(1, "list-cases", arguments).next();

      assertThat(answer.has("result")).isTrue();
      assertThat(nextCall().arguments() instanceof Map).isFalse();
    }

    @Test
    void asksForAnUnknownToolTooSoThatItIsOnRecord() throws InterruptedException {
      JsonNode answer = client.call(1, "no-such-tool", "{}").next();

      assertThat(nextCall().tool()).isEqualTo("no-such-tool");
      assertThat(answer.at("/result/isError").asBoolean()).isTrue();
      assertThat(answer.at("/result/content/0/text").asText()).contains("no-such-tool");
      assertThat(answer.path("result").has("structuredContent")).isFalse();
    }

    @Test
    void answersWithTextAndStructure() {
      Map<String, Object> structured = new LinkedHashMap<>();
      structured.put("z", new BigDecimal("12.30"));
      structured.put("a", Arrays.asList(1L, null, "é\u2028😀\n"));
      server.on(
          "list-cases",
          call -> new McpServer.CallToolResult("line one\nline two", structured, false));

      JsonNode result = client.call("seven", "list-cases", "{}").next().path("result");

      assertThat(result.path("content"))
          .isEqualTo(TestClient.json("[{\"type\":\"text\",\"text\":\"line one\\nline two\"}]"));
      assertThat(result.path("structuredContent").fieldNames())
          .toIterable()
          .containsExactly("z", "a");
      assertThat(result.at("/structuredContent/z").decimalValue())
          .isEqualTo(new BigDecimal("12.30"));
      assertThat(result.at("/structuredContent/a/2").asText()).isEqualTo("é\u2028😀\n");
      assertThat(result.path("isError").isBoolean()).isTrue();
      assertThat(result.path("isError").asBoolean()).isFalse();
    }

    @Test
    void rejectsACallWithoutAToolName() {
      assertThat(code(client.request(1, "tools/call", "{\"name\":5}").next())).isEqualTo(-32602);
      assertThat(code(client.request(2, "tools/call", "[]").next())).isEqualTo(-32602);
      assertThat(code(client.request(3, "tools/call", null).next())).isEqualTo(-32602);
      assertThat(server.calls).isEmpty();
    }

    @Test
    void tellsTheClientNothingOfAnExceptionButThatThereWasOne() {
      server.on(
          "list-cases",
          call -> {
            throw new IllegalStateException("SECRET of Ada Example");
          });

      JsonNode answer = client.call(1, "list-cases", "{}").next();

      assertThat(code(answer)).isEqualTo(-32603);
      assertThat(answer.toString()).doesNotContain("SECRET", "IllegalState", "at io.");
      assertThat(client.errorText())
          .contains("tools/call", "java.lang.IllegalStateException")
          .doesNotContain("SECRET");
    }

    @Test
    void survivesAnErrorToo() {
      server.on(
          "list-cases",
          call -> {
            throw new StackOverflowError("SECRET");
          });

      assertThat(code(client.call(1, "list-cases", "{}").next())).isEqualTo(-32603);
      client.pingAnswersNext();
    }

    @Test
    void answersAnInternalErrorWhenAResultHasNoJsonForm() {
      server.on(
          "list-cases",
          call -> new McpServer.CallToolResult("x", Map.of("a", new Object()), false));

      assertThat(code(client.call(1, "list-cases", "{}").next())).isEqualTo(-32603);
    }
  }

  @Nested
  class WhenARequestIsNotServed {

    @ParameterizedTest
    @ValueSource(strings = {"server/discover", "logging/setLevel", "resources/subscribe", "x"})
    void saysThatThereIsNoSuchMethod(String method) {
      JsonNode answer = client.request(1, method, "{}").next();

      assertThat(code(answer)).isEqualTo(-32601);
      assertThat(answer.path("error").path("message").asText()).contains(method);
    }

    @Test
    void ignoresANotificationThatItDoesNotKnow() {
      client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/other\",\"params\":[]}");
      client.send("{\"jsonrpc\":\"2.0\",\"method\":\"tools/list\"}");

      client.pingAnswersNext();
    }

    @Test
    void ignoresAResponseToNothing() {
      client.send("{\"jsonrpc\":\"2.0\",\"id\":\"mycase-0\",\"result\":{}}");
      client.send(
          "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"x\"}}");

      client.pingAnswersNext();
    }
  }

  @Nested
  class Ids {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "0",
          "-1",
          "9007199254740993",
          "123456789012345678901234567890",
          "\"\"",
          "\"é 😀\"",
          "\"1\""
        })
    void comeBackAsTheyWereSent(String id) {
      client.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}");

      assertThat(client.next().path("id").toString()).isEqualTo(id);
    }

    @Test
    void areAnsweredOnceEachAlsoWhenTwoRequestsShareOne() throws InterruptedException {
      Gate gate = new Gate();
      server.on("slow", gate::pass);
      client.call(7, "slow", "{}");
      gate.awaitArrivals(1);

      JsonNode refused = client.call(7, "slow", "{}").next();
      gate.open();
      JsonNode handleResponse = client.next();

      assertThat(refused.path("id").asInt()).isEqualTo(7);
      assertThat(code(refused)).isEqualTo(-32600);
      assertThat(handleResponse.path("id").asInt()).isEqualTo(7);
      assertThat(handleResponse.has("result")).isTrue();
      assertThat(server.calls).hasSize(1);
    }

    @Test
    void tellStringsFromNumbers() throws InterruptedException {
      Gate gate = new Gate();
      server.on("slow", gate::pass);
      client.call(7, "slow", "{}");
      gate.awaitArrivals(1);

      JsonNode other = client.call("7", "list-cases", "{}").next();
      gate.open();

      assertThat(other.has("result")).isTrue();
      assertThat(client.next().path("id").isInt()).isTrue();
    }

    @Test
    void areFreeAgainAfterTheResponse() {
      for (int round = 0; round < 200; round++) {
        assertThat(client.call(7, "list-cases", "{}").next().has("result")).isTrue();
      }
    }
  }
}
