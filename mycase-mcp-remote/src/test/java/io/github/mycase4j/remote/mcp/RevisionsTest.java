package io.github.mycase4j.remote.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The eras of the protocol on one path: the body decides. */
class RevisionsTest extends McpEndpointTestBase {
  private static final String CAPABILITIES =
      "{\"tools\":{},\"resources\":{},\"prompts\":{},\"completions\":{}}";

  private static String withVersion(String version) {
    return "{"
        + meta("").replace(LATEST, version)
        + ",\"name\":\"list-cases\",\"uri\":\"mycase://auth/status\"}";
  }

  private static void assertUnsupported(WebResponse response, String requested) {
    assertThat(response.status()).isEqualTo(400);
    assertThat(code(response)).isEqualTo(-32022);
    assertThat(json(response).at("/error/data"))
        .isEqualTo(
            json(
                "{\"supported\":[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\",\"2025-03-26\"],"
                    + "\"requested\":\""
                    + requested
                    + "\"}"));
  }

  @Nested
  class TheVersionInTheBody {
    @ParameterizedTest
    @ValueSource(strings = {"2025-03-26", "2025-06-18", "2025-11-25"})
    void mayBeAnOlderOneWithoutAnyHeader(String version) {
      WebResponse response = legacy("ping", withVersion(version)).send();

      assertThat(response.status()).isEqualTo(200);
      assertThat(json(response).path("result")).isEqualTo(json("{}"));
    }

    @Test
    void isServedAsAnOlderOneWhateverTheHeaderSays() {
      Request request =
          legacy("ping", withVersion("2025-06-18")).with("MCP-Protocol-Version", LATEST);

      assertThat(json(request.send()).path("result")).isEqualTo(json("{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2026-07-29", "1999-01-01", ""})
    void isRejectedWhenItIsNotSupported(String version) {
      Request request =
          legacy("tools/list", withVersion(version)).with("MCP-Protocol-Version", LATEST);

      assertUnsupported(request.send(), version);
    }
  }

  @Nested
  class TheVersionInTheHeader {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "2024-11-05",
          "2025-03-26",
          "2025-06-18",
          "2025-11-25",
          "2025-06-18, 2025-06-18"
        })
    void mayBeAnOlderOne(String version) {
      Request request = legacy("ping", "").with("MCP-Protocol-Version", version);

      assertThat(json(request.send()).path("result")).isEqualTo(json("{}"));
    }

    @Test
    void mayBeTheLatestOnlyWithItsMetadata() {
      WebResponse response = legacy("tools/list", "").with("MCP-Protocol-Version", LATEST).send();

      assertThat(response.status()).isEqualTo(400);
      assertThat(code(response)).isEqualTo(-32602);
      assertThat(json(response).path("id").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-01-01", "2026-07-29", "", "2025-06-18, 2025-11-25"})
    void isRejectedWhenItIsUnknown(String version) {
      WebResponse response = legacy("ping", "").with("MCP-Protocol-Version", version).send();

      assertUnsupported(response, version);
      assertThat(json(response).path("id").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"
        })
    void isRejectedForEveryMessage(String message) {
      WebResponse response = post(message).with("MCP-Protocol-Version", "1999-01-01").send();

      assertUnsupported(response, "1999-01-01");
      assertThat(json(response).path("id").isNull()).isTrue();
    }

    @Test
    void isIgnoredByInitialize() {
      Request request =
          legacy("initialize", "{\"protocolVersion\":\"2025-06-18\"}")
              .with("MCP-Protocol-Version", "1999-01-01");

      assertThat(json(request.send()).at("/result/protocolVersion").asText())
          .isEqualTo("2025-06-18");
    }

    /** Headers and metadata of the latest revision are checked on requests only. */
    @Test
    void isNotCheckedOnNotificationsOfTheLatestRevision() {
      Request bare = post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}");
      Request named =
          post(
              "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\",\"params\":{" + meta("") + "}}");

      assertThat(bare.with("MCP-Protocol-Version", LATEST).send().status()).isEqualTo(202);
      assertThat(named.with("MCP-Protocol-Version", "1999-01-01").send().status()).isEqualTo(202);
    }
  }

  @Nested
  class OlderRevisions {
    @ParameterizedTest
    @CsvSource({
      "2025-03-26,2025-03-26",
      "2025-06-18,2025-06-18",
      "2025-11-25,2025-11-25",
      "2024-11-05,2025-11-25",
      "2026-07-28,2025-11-25",
      "1.0,2025-11-25"
    })
    void agreeOnAVersion(String asked, String expected) {
      WebResponse response =
          legacy("initialize", "{\"protocolVersion\":\"" + asked + "\",\"capabilities\":{}}")
              .with("MCP-Protocol-Version", LATEST)
              .with("Mcp-Session-Id", "anything")
              .send();

      assertThat(response.status()).isEqualTo(200);
      assertThat(json(response).at("/result/protocolVersion").asText()).isEqualTo(expected);
      assertThat(json(response).at("/result/capabilities")).isEqualTo(json(CAPABILITIES));
      assertThat(response.header("Mcp-Session-Id")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "server/discover;{};-32601",
          "logging/setLevel;{};-32601",
          "resources/read;{\"uri\":\"other://x\"};-32002",
          "prompts/get;{\"name\":\"none\"};-32602",
          "tools/call;{};-32602",
          "tools/call;[];-32602",
          "tools/list;{\"cursor\":\"x\"};-32602"
        })
    void haveErrorsWithStatus200(String method, String params, int code) {
      WebResponse response = legacy(method, params).send();

      assertThat(response.status()).isEqualTo(200);
      assertThat(code(response)).isEqualTo(code);
      assertThat(json(response).path("id").asInt()).isEqualTo(7);
    }
  }

  @Nested
  class TheLatestRevision {
    @Test
    void isDiscovered() {
      JsonNode result = json(modern("server/discover", "").send()).path("result");

      assertThat(result.path("resultType").asText()).isEqualTo("complete");
      assertThat(result.path("supportedVersions"))
          .isEqualTo(json("[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\",\"2025-03-26\"]"));
      assertThat(result.path("capabilities")).isEqualTo(json(CAPABILITIES));
      assertThat(result.path("instructions").asText()).isEqualTo("Ask for cases first.");
      assertThat(result.path("_meta"))
          .isEqualTo(
              json(
                  "{\"io.modelcontextprotocol/serverInfo\":"
                      + "{\"name\":\"mycase4j\",\"version\":\"1.2.3\"}}"));
    }

    @ParameterizedTest
    @CsvSource({
      "server/discover,3600000,public",
      "resources/list,3600000,public",
      "resources/templates/list,3600000,public",
      "prompts/list,3600000,public",
      "tools/list,300000,private"
    })
    void saysHowLongAListMayBeKept(String method, long millis, String scope) {
      JsonNode result = json(modern(method, "").send()).path("result");

      assertThat(result.path("ttlMs").asLong()).isEqualTo(millis);
      assertThat(result.path("cacheScope").asText()).isEqualTo(scope);
    }

    @Test
    void saysHowLongATextMayBeKept() {
      String status = "\"uri\":\"mycase://auth/status\"";
      JsonNode current =
          json(modern("resources/read", status, "mycase://auth/status").send()).path("result");
      server.onRead =
          read ->
              new McpServer.ResourceResult(
                  McpServer.ResourceStatus.OK, "Duties.", "text/markdown", true);
      JsonNode stable =
          json(modern("resources/read", status, "mycase://auth/status").send()).path("result");

      assertThat(current.path("ttlMs").asLong(-1)).isZero();
      assertThat(stable.path("ttlMs").asLong()).isEqualTo(3_600_000);
      assertThat(current.path("cacheScope").asText()).isEqualTo("private");
      assertThat(stable.path("cacheScope").asText()).isEqualTo("private");
    }

    @Test
    void saysNothingOfTheKindElsewhere() {
      JsonNode call =
          json(modern("tools/call", "\"name\":\"list-cases\"", "list-cases").send()).path("result");
      JsonNode prompt =
          json(modern("prompts/get", "\"name\":\"conflict-check\"", "conflict-check").send())
              .path("result");

      assertThat(call.path("resultType").asText()).isEqualTo("complete");
      assertThat(call.has("ttlMs") || call.has("cacheScope")).isFalse();
      assertThat(prompt.path("resultType").asText()).isEqualTo("complete");
      assertThat(prompt.has("ttlMs") || prompt.has("cacheScope")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "ping",
          "initialize",
          "logging/setLevel",
          "subscriptions/listen",
          "resources/subscribe",
          "unheard/of"
        })
    void hasNoRemovedMethods(String method) {
      WebResponse response = modern(method, "").send();

      assertThat(response.status()).isEqualTo(404);
      assertThat(code(response)).isEqualTo(-32601);
      assertThat(json(response).path("id").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "resources/read;\"uri\":\"other://x\";other://x",
          "prompts/get;\"name\":\"none\";none",
          "prompts/get;\"name\":7;",
          "tools/call;\"arguments\":{};",
          "tools/list;\"cursor\":\"x\";"
        })
    void hasErrorsOfItsMethodsWithStatus200(String method, String params, String name) {
      WebResponse response = modern(method, params, name).send();

      assertThat(response.status()).isEqualTo(200);
      assertThat(code(response)).isEqualTo(-32602);
    }

    @ParameterizedTest
    @ValueSource(strings = {"protocolVersion", "clientCapabilities"})
    void rejectsIncompleteMetadataFirst(String missing) {
      String params = "{" + meta("").replace("protocol/" + missing, "protocol/other") + "}";
      WebResponse response =
          legacy("unheard/of", params).with("MCP-Protocol-Version", LATEST).send();

      assertThat(response.status()).isEqualTo(400);
      assertThat(code(response)).isEqualTo(-32602);
      assertThat(json(response).at("/error/message").asText()).contains(missing);
    }

    @Test
    void rejectsAnUnsupportedVersionBeforeItsHeaders() {
      assertUnsupported(legacy("unheard/of", withVersion("2027-01-01")).send(), "2027-01-01");
    }

    @Test
    void checksHeadersBeforeTheMethod() {
      assertThat(code(modern("unheard/of", "").without("Mcp-Method").send())).isEqualTo(-32020);
    }
  }

  @Test
  void completionsAreOfTheCallingUser() {
    String params =
        "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"conflict-check\"},"
            + "\"argument\":{\"name\":\"names\",\"value\":\"Ram\"}";

    assertThat(json(legacy("completion/complete", "{" + params + "}").send()).path("result"))
        .isEqualTo(json("{\"completion\":{\"values\":[\"Rams\"],\"total\":1,\"hasMore\":false}}"));
    assertThat(modern("completion/complete", params).send().status()).isEqualTo(200);
    assertThat(served).containsExactly(FakeTokens.GRANT, FakeTokens.GRANT);
  }

  @Test
  void unknownToolsAndFailuresAreResults() {
    JsonNode unknown = json(legacy("tools/call", "{\"name\":\"no-such\"}").send());
    server.onCall = call -> new McpServer.CallToolResult("MyCase is down.", null, true);
    JsonNode failed = json(modern("tools/call", "\"name\":\"list-cases\"", "list-cases").send());

    assertThat(unknown.at("/result/isError").asBoolean()).isTrue();
    assertThat(failed.at("/result/isError").asBoolean()).isTrue();
    assertThat(failed.at("/result/content/0/text").asText()).isEqualTo("MyCase is down.");
    assertThat(server.calls.remove().arguments()).isNull();
    assertThat(server.calls.remove().arguments()).isNull();
  }

  @Test
  void argumentsArriveAsTheyWereSent() {
    legacy("tools/call", "{\"name\":\"list-cases\",\"arguments\":{\"limit\":2}}").send();

    assertThat(server.calls.remove().arguments()).isEqualTo(Map.of("limit", 2));
  }

  /** Row 74. */
  @ParameterizedTest
  @ValueSource(strings = {"tools/call", "tools/list"})
  void aFaultOfTheServerIsAnErrorWithoutItsReason(String method) {
    endpoint = endpoint(false, bearer -> null, session -> null);
    WebResponse response =
        legacy(method, "{\"name\":\"list-cases\"}").with("Accept", "application/json").send();

    assertThat(response.status()).isEqualTo(200);
    assertThat(code(response)).isEqualTo(-32603);
    assertThat(json(response).toString()).doesNotContain("Exception", "null\"", "McpServer");
  }
}
