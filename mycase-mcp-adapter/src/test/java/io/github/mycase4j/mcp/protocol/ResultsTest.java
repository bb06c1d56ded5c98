package io.github.mycase4j.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.stdio.FakeMcpServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The results of revision 2026-07-28. */
class ResultsTest extends ProtocolTestBase {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "server/discover||3600000|public",
        "resources/list||3600000|public",
        "resources/templates/list||3600000|public",
        "prompts/list||3600000|public",
        "tools/list||300000|private",
        "resources/read|\"uri\":\"mycase://auth/status\"|0|private",
      })
  void sayHowLongTheyMayBeKept(String method, String params, long ttl, String scope) {
    JsonNode result = modern(method, params == null ? "" : params).path("result");

    assertThat(result.path("resultType").asText()).isEqualTo("complete");
    assertThat(result.path("ttlMs").isIntegralNumber()).isTrue();
    assertThat(result.path("ttlMs").asLong()).isEqualTo(ttl);
    assertThat(result.path("cacheScope").asText()).isEqualTo(scope);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tools/call|\"name\":\"no-such-tool\"",
        "prompts/get|\"name\":\"conflict-check\",\"arguments\":{\"names\":\"Ada\"}",
        "completion/complete|\"ref\":{\"type\":\"ref/prompt\",\"name\":\"conflict-check\"},"
            + "\"argument\":{\"name\":\"names\",\"value\":\"Ad\"}",
      })
  void thatAreNoListsSayNothingOfThat(String method, String params) {
    JsonNode result = modern(method, params).path("result");

    assertThat(result.path("resultType").asText()).isEqualTo("complete");
    assertThat(result.has("ttlMs")).isFalse();
    assertThat(result.has("cacheScope")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"tools/list", "resources/list", "resources/templates/list", "prompts/list"})
  void ofOlderRevisionsAreAsTheyWere(String method) {
    JsonNode older = handle(method, null).path("result");
    JsonNode later = modern(method, "").path("result");

    assertThat(older.properties()).hasSize(1);
    older
        .properties()
        .forEach(member -> assertThat(later.path(member.getKey())).isEqualTo(member.getValue()));
  }

  @Test
  void ofDiscoveryAreAllThatAClientNeedsToBegin() {
    JsonNode result = modern("server/discover", "").path("result");

    assertThat(result.path("supportedVersions"))
        .isEqualTo(
            json("[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\",\"2025-03-26\",\"2024-11-05\"]"));
    assertThat(result.path("capabilities"))
        .isEqualTo(json("{\"tools\":{},\"resources\":{},\"prompts\":{},\"completions\":{}}"));
    assertThat(result.path("instructions").asText()).isEqualTo("Ask for cases first.");
    assertThat(result.path("_meta"))
        .isEqualTo(
            json(
                "{\"io.modelcontextprotocol/serverInfo\":"
                    + "{\"name\":\"mycase4j\",\"version\":\"1.2.3\"}}"));
  }

  @Test
  void overHttpNameTheFourRevisionsThatItHas() {
    handler = handler(TransportKind.STREAMABLE_HTTP);

    assertThat(modern("server/discover", "").at("/result/supportedVersions"))
        .isEqualTo(json("[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\",\"2025-03-26\"]"));
  }

  @Test
  void ofACallHaveTextAndStructure() throws InterruptedException {
    server.on("list-cases", call -> new McpServer.CallToolResult("{}", Map.of("n", 1), false));

    JsonNode result =
        modern("tools/call", "\"name\":\"list-cases\",\"arguments\":{\"a\":1}").path("result");

    assertThat(result)
        .isEqualTo(
            json(
                "{\"resultType\":\"complete\",\"content\":[{\"type\":\"text\",\"text\":\"{}\"}],"
                    + "\"structuredContent\":{\"n\":1},\"isError\":false}"));
    McpServer.Call call = server.calls.take();
    assertThat(call.client()).isEqualTo("claude-code/3.0");
    assertThat(call.arguments()).isEqualTo(Map.of("a", 1));
    assertThat(call.urlElicitation()).isNull();
    assertThat(call.formElicitation()).isNull();
    assertThat(call.cancellation()).isSameAs(exchange.cancellation);
  }

  @Test
  void ofAReadGoToTheClientThatTheRequestNames() throws InterruptedException {
    modern("resources/read", "\"uri\":\"mycase://auth/status\"");

    assertThat(server.readers.take()).isEqualTo("claude-code/3.0");
  }

  @Test
  void comeWithProgressWhereTheMetadataHaveAToken() {
    server.on(
        "list-cases",
        call -> {
          call.progress().report(1, 2.0, "Reading cases.");
          return FakeMcpServer.text("done");
        });
    handle(
        "tools/call",
        "{\"name\":\"list-cases\",\"_meta\":{\"progressToken\":\"t\",%s\"%s\",%s{}}}"
            .formatted(VERSION_KEY, LATEST, CAPABILITIES_KEY));

    assertThat(exchange.notifications).hasSize(1);
    assertThat(json(exchange.notifications.get(0)))
        .isEqualTo(
            json(
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":"
                    + "{\"progressToken\":\"t\",\"progress\":1,\"total\":2,"
                    + "\"message\":\"Reading cases.\"}}"));
  }

  @Test
  void ofAPromptAreOneMessageOfTheUser() {
    String params = "\"name\":\"conflict-check\",\"arguments\":{\"names\":\"Ada\"}";
    String expected =
        "\"description\":\"Looks for a name.\",\"messages\":[{\"role\":\"user\","
            + "\"content\":{\"type\":\"text\",\"text\":\"Look for Ada.\"}}]}";

    assertThat(handle("prompts/get", "{" + params + "}").path("result"))
        .isEqualTo(json("{" + expected));
    assertThat(modern("prompts/get", params).path("result"))
        .isEqualTo(json("{\"resultType\":\"complete\"," + expected));
  }

  @Test
  void ofAListOfPromptsHaveTheirArguments() {
    assertThat(handle("prompts/list", null).path("result"))
        .isEqualTo(
            json(
                "{\"prompts\":[{\"name\":\"conflict-check\",\"title\":\"Conflict check\","
                    + "\"description\":\"Looks for a name.\",\"arguments\":[{\"name\":\"names\","
                    + "\"description\":\"The names.\",\"required\":true}]}]}"));
  }

  @Test
  void ofAListOfTemplatesHaveTheirTemplate() {
    assertThat(handle("resources/templates/list", null).path("result"))
        .isEqualTo(
            json(
                "{\"resourceTemplates\":[{\"uriTemplate\":\"mycase://cases/{case_id}\","
                    + "\"name\":\"case\",\"title\":\"Case\",\"description\":\"A case.\","
                    + "\"mimeType\":\"application/json\"}]}"));
  }

  @Test
  void ofACompletionHaveValuesAndTheirNumber() {
    assertThat(
            handle(
                    "completion/complete",
                    "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"conflict-check\"},"
                        + "\"argument\":{\"name\":\"names\",\"value\":\"Ad\"},"
                        + "\"context\":{\"arguments\":{\"case\":\"7\"}}}")
                .path("result"))
        .isEqualTo(json("{\"completion\":{\"values\":[\"Ads\"],\"total\":1,\"hasMore\":false}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|\"ref\"",
        "{\"ref\":{\"type\":\"ref/tool\"},\"argument\":{\"name\":\"a\",\"value\":\"\"}}|\"ref\"",
        "{\"ref\":{\"type\":\"ref/prompt\"},\"argument\":{\"name\":\"a\",\"value\":\"\"}}|\"name\"",
        "{\"ref\":{\"type\":\"ref/resource\",\"name\":\"x\"},"
            + "\"argument\":{\"name\":\"a\",\"value\":\"\"}}|\"uri\"",
        "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"x\"}}|\"argument\"",
        "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"x\"},\"argument\":{\"name\":\"a\"}}|\"value\"",
      })
  void ofACompletionNeedEveryParameter(String params, String named) {
    JsonNode response = handle("completion/complete", params);

    assertThat(code(response)).isEqualTo(-32602);
    assertThat(response.at("/error/message").asText()).contains(named);
  }
}
