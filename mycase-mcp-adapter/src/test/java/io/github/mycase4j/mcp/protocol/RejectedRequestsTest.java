package io.github.mycase4j.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The errors of revision 2026-07-28, and which of two takes precedence. */
class RejectedRequestsTest extends ProtocolTestBase {
  @BeforeEach
  void everythingElseIsWrongToo() {
    exchange.mismatch =
        JsonRpcException.badRequest(ErrorCodes.HEADER_MISMATCH, "unlike the body", null);
  }

  private void hasStatus(ProtocolResponse.Status status) {
    assertThat(last.status()).isEqualTo(status);
  }

  @Test
  void missingCapabilitiesGoBeforeAnUnsupportedVersion() {
    JsonNode response = handle("nope", "{\"_meta\":{" + VERSION_KEY + "\"1999-01-01\"}}");

    assertThat(code(response)).isEqualTo(-32602);
    assertThat(response.at("/error/message").asText())
        .contains("io.modelcontextprotocol/clientCapabilities");
    hasStatus(ProtocolResponse.Status.BAD_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"all\"", "true"})
  void capabilitiesThatAreNoObjectAreMissing(String capabilities) {
    assertThat(code(handle("tools/list", "{" + meta(capabilities) + "}"))).isEqualTo(-32602);
    hasStatus(ProtocolResponse.Status.BAD_REQUEST);
  }

  @Test
  void anUnsupportedVersionGoesBeforeTheHeadersAndSaysWhatIsSupported() {
    JsonNode response =
        handle(
            "nope", "{\"_meta\":{%s\"1999-01-01\",%s{}}}".formatted(VERSION_KEY, CAPABILITIES_KEY));

    assertThat(code(response)).isEqualTo(-32022);
    assertThat(response.at("/error/data"))
        .isEqualTo(
            json(
                "{\"supported\":[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\",\"2025-03-26\","
                    + "\"2024-11-05\"],\"requested\":\"1999-01-01\"}"));
    assertThat(exchange.checked).isEmpty();
  }

  @Test
  void theTransportSpeaksBeforeAnUnknownMethod() {
    assertThat(code(modern("nope", ""))).isEqualTo(-32020);
    assertThat(exchange.checked).containsExactly("nope");
    hasStatus(ProtocolResponse.Status.BAD_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ping",
        "initialize",
        "logging/setLevel",
        "subscriptions/listen",
        "resources/subscribe",
        "resources/unsubscribe",
        "elicitation/create",
        "nope"
      })
  void anUnknownOrRemovedMethodHasAStatusOfItsOwn(String method) {
    exchange.mismatch = null;
    JsonNode response = modern(method, "\"name\":5");

    assertThat(code(response)).isEqualTo(-32601);
    assertThat(response.at("/error/message").asText()).contains(method);
    hasStatus(ProtocolResponse.Status.NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tools/call|\"name\":5",
        "tools/call|\"name\":\"x\",\"inputResponses\":[]",
        "tools/call|\"name\":\"x\",\"requestState\":1",
        "tools/list|\"cursor\":\"x\"",
        "prompts/list|\"cursor\":5",
        "resources/read|\"uri\":5",
        "resources/read|\"uri\":\"mycase://no\"",
        "prompts/get|\"name\":\"no\"",
        "prompts/get|\"name\":\"conflict-check\"",
        "prompts/get|\"name\":\"conflict-check\",\"arguments\":{\"names\":5}",
        "completion/complete|\"ref\":{\"type\":\"ref/prompt\",\"name\":\"no\"},"
            + "\"argument\":{\"name\":\"a\",\"value\":\"\"}",
      })
  void malformedParametersAndWhatIsNotThereAreErrorsOfAHandledRequest(
      String method, String params) {
    exchange.mismatch = null;

    assertThat(code(modern(method, params))).isEqualTo(-32602);
    hasStatus(ProtocolResponse.Status.HANDLED);
  }

  @Test
  void aClientNeedNotNameItself() throws InterruptedException {
    exchange.mismatch = null;
    JsonNode response =
        handle(
            "tools/call",
            "{\"name\":\"x\",\"_meta\":{%s\"%s\",%s{}}}"
                .formatted(VERSION_KEY, LATEST, CAPABILITIES_KEY));

    assertThat(response.at("/result/isError").asBoolean()).isTrue();
    assertThat(server.calls.take().client()).isEqualTo("unknown");
  }

  @Test
  void aFailureOfTheServerSaysNothingOfTheException() {
    exchange.mismatch = null;
    server.on(
        "list-cases",
        call -> {
          throw new IllegalStateException("SECRET");
        });

    assertThat(code(modern("tools/call", "\"name\":\"list-cases\""))).isEqualTo(-32603);
    assertThat(last.message()).doesNotContain("SECRET", "IllegalState");
    assertThat(failures).containsExactly("tools/call");
  }

  @Test
  void aResourceThatIsNotThereHadACodeOfItsOwnBefore() {
    assertThat(code(handle("resources/read", "{\"uri\":\"mycase://no\"}"))).isEqualTo(-32002);
    hasStatus(ProtocolResponse.Status.HANDLED);
  }
}
