package io.github.mycase4j.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The revision that serves a request: the body decides. */
class EraTest extends ProtocolTestBase {

  private static String withVersion(String version) {
    return "{\"_meta\":{%s%s,%s{}}}".formatted(VERSION_KEY, version, CAPABILITIES_KEY);
  }

  /** Only the latest revision has a type in each result. */
  private static boolean isModern(JsonNode response) {
    return response.path("result").has("resultType");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"2025-06-18", "1999-01-01"})
  void theLatestVersionInTheBodyIsTheLatestRevision(@Nullable String header) {
    exchange.declaredVersion = header;

    assertThat(isModern(handle("tools/list", withVersion("\"2026-07-28\"")))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
  void anOlderVersionInTheBodyIsAnOlderRevision(String version) {
    exchange.declaredVersion = LATEST;
    JsonNode response = handle("ping", withVersion("\"" + version + "\""));

    assertThat(response.path("result")).isEqualTo(json("{}"));
    assertThat(exchange.checked).isEmpty();
  }

  @Test
  void aVersionThatOnlyStdioSpeaksIsUnsupportedOverHttp() {
    handler = handler(TransportKind.STREAMABLE_HTTP);

    assertThat(code(handle("tools/list", withVersion("\"2024-11-05\"")))).isEqualTo(-32022);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1999-01-01\"", "\"2026-07-29\"", "\"\"", "\"DRAFT\""})
  void anyOtherVersionIsOneThatIsNotSupported(String version) {
    assertThat(code(handle("tools/list", withVersion(version)))).isEqualTo(-32022);
    assertThat(last.status()).isEqualTo(ProtocolResponse.Status.BAD_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "{}", "[\"2026-07-28\"]"})
  void aVersionThatIsNoTextIsAMissingOne(String version) {
    JsonNode response = handle("tools/list", withVersion(version));

    assertThat(code(response)).isEqualTo(-32602);
    assertThat(response.at("/error/message").asText())
        .contains("io.modelcontextprotocol/protocolVersion");
    assertThat(last.status()).isEqualTo(ProtocolResponse.Status.BAD_REQUEST);
  }

  @Test
  void withoutAVersionTheRequestIsOfAnOlderRevision() {
    assertThat(isModern(handle("tools/list", null))).isFalse();
    assertThat(isModern(handle("tools/list", "{\"_meta\":{\"progressToken\":1}}"))).isFalse();
    assertThat(code(handle("tools/call", "[]"))).isEqualTo(-32602);
    assertThat(last.status()).isEqualTo(ProtocolResponse.Status.HANDLED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-11-25", "2025-03-26"})
  void withoutAVersionAnOlderHeaderIsAnOlderRevision(String header) {
    exchange.declaredVersion = header;

    assertThat(isModern(handle("tools/list", null))).isFalse();
  }

  @Test
  void withoutAVersionTheLatestHeaderIsTheLatestRevisionWithoutItsMetadata() {
    exchange.declaredVersion = LATEST;

    assertThat(code(handle("tools/list", null))).isEqualTo(-32602);
    assertThat(last.status()).isEqualTo(ProtocolResponse.Status.BAD_REQUEST);
  }

  @Test
  void initializeIsOfAnOlderRevisionWhateverTheHeaderSays() {
    exchange.declaredVersion = LATEST;
    JsonNode response =
        handle(
            "initialize",
            "{\"protocolVersion\":\"2026-07-28\",\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"},"
                + "\"capabilities\":{\"elicitation\":{\"url\":{}}}}");

    assertThat(response.at("/result/protocolVersion").asText()).isEqualTo("2025-11-25");
    assertThat(exchange.introduced).isEqualTo("c/1");
    assertThat(exchange.capabilities).isEqualTo(new ClientCapabilities(true, false));
  }

  @Test
  void initializeOverHttpDoesNotAgreeToTheOldestVersion() {
    handler = handler(TransportKind.STREAMABLE_HTTP);
    JsonNode response = handle("initialize", "{\"protocolVersion\":\"2024-11-05\"}");

    assertThat(response.at("/result/protocolVersion").asText()).isEqualTo("2025-11-25");
    assertThat(response.at("/result/capabilities"))
        .isEqualTo(json("{\"tools\":{},\"resources\":{},\"prompts\":{},\"completions\":{}}"));
  }

  @Test
  void anOlderRevisionHasNoDiscovery() {
    assertThat(code(handle("server/discover", null))).isEqualTo(-32601);
    assertThat(last.status()).isEqualTo(ProtocolResponse.Status.HANDLED);
  }
}
