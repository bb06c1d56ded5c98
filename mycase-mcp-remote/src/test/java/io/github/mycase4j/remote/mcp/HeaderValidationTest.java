package io.github.mycase4j.remote.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 63: a header says one thing, the body another. */
class HeaderValidationTest extends McpEndpointTestBase {
  private static final String STATUS = "mycase://auth/status";

  private Request call() {
    return modern("tools/call", "\"name\":\"list-cases\"", "list-cases");
  }

  private void assertMismatch(Request request, String header) {
    WebResponse response = request.send();

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(code(response)).isEqualTo(-32020);
    assertThat(json(response).path("id").asInt()).isEqualTo(7);
    assertThat(json(response).at("/error/message").asText()).contains(header);
    assertThat(server.calls).isEmpty();
  }

  private static void assertServed(WebResponse response) {
    assertThat(response.status()).isEqualTo(200);
    assertThat(json(response).at("/result/resultType").asText()).isEqualTo("complete");
  }

  private static String encoded(String text) {
    return "=?base64?"
        + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
        + "?=";
  }

  @Test
  void requestsWithMatchingHeadersAreServed() {
    assertServed(call().send());
    assertServed(modern("resources/read", "\"uri\":\"" + STATUS + "\"", STATUS).send());
    assertServed(modern("prompts/get", "\"name\":\"conflict-check\"", "conflict-check").send());
  }

  @ParameterizedTest
  @ValueSource(strings = {"MCP-Protocol-Version", "Mcp-Method", "Mcp-Name"})
  void aMissingHeaderIsRejected(String header) {
    assertMismatch(call().without(header), header);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "MCP-Protocol-Version;2027-01-01",
        "MCP-Protocol-Version;2024-11-05",
        "MCP-Protocol-Version;2026-07-28, 2025-06-18",
        "MCP-Protocol-Version;''",
        "Mcp-Method;tools/list",
        "Mcp-Method;Tools/Call",
        "Mcp-Method;tools/call, tools/list",
        "Mcp-Method;''",
        "Mcp-Name;create-case",
        "Mcp-Name;List-Cases",
        "Mcp-Name;list-cases, create-case",
        "Mcp-Name;list-cases,",
        "Mcp-Name;''"
      })
  void anotherValueIsRejected(String header, String value) {
    assertMismatch(call().with(header, value), header);
  }

  @Test
  void aSecondHeaderWithAnotherValueIsRejected() {
    assertMismatch(call().and("Mcp-Method", "tools/list"), "Mcp-Method");
    assertMismatch(call().and("Mcp-Name", "create-case"), "Mcp-Name");
    assertMismatch(call().and("MCP-Protocol-Version", "2025-11-25"), "MCP-Protocol-Version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tools/list", "server/discover", "completion/complete"})
  void aMethodWithoutANameNeedsNoNameHeader(String method) {
    assertThat(code(modern(method, "").send())).isNotEqualTo(-32020);
  }

  @Test
  void aBodyWithoutANameNeedsNoNameHeader() {
    assertThat(code(modern("tools/call", "").send())).isEqualTo(-32602);
  }

  @Test
  void aNameMayHaveCommas() {
    String uri = "mycase://cases/1,2";

    assertServed(modern("resources/read", "\"uri\":\"" + uri + "\"", uri).send());
  }

  @Nested
  class TheBase64Form {
    @Test
    void isDecodedFirst() {
      assertServed(call().with("Mcp-Name", encoded("list-cases")).send());
      String uri = "mycase://cases/Größe";
      assertServed(modern("resources/read", "\"uri\":\"" + uri + "\"", encoded(uri)).send());
    }

    @Test
    void isOneOfNamesOnly() {
      assertMismatch(call().with("Mcp-Method", encoded("tools/call")), "Mcp-Method");
    }

    @Test
    void ofAnotherNameIsRejected() {
      assertMismatch(call().with("Mcp-Name", encoded("create-case")), "Mcp-Name");
      assertMismatch(call().with("Mcp-Name", encoded("list-cases ")), "Mcp-Name");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "=?base64?bGlzdC1jYXNlcw?=", // no padding
          "=?base64?bGlzdC1jYXNlcw===?=",
          "=?base64?bGlzdC1j!YXNlcw==?=",
          "=?base64??=",
          "=?base64?",
          "=?base64?/////w==?=", // not UTF-8
          "=?BASE64?bGlzdC1jYXNlcw==?=",
          "bGlzdC1jYXNlcw==?=",
          "=?base64?bGlzdC1jYXNlcw=="
        })
    void thatIsMalformedIsRejected(String value) {
      assertMismatch(call().with("Mcp-Name", value), "Mcp-Name");
    }
  }

  @Nested
  class Leniencies {
    @ParameterizedTest
    @ValueSource(strings = {"MCP-Protocol-Version", "Mcp-Method", "Mcp-Name"})
    void theSameValueTwiceCountsOnce(String header) {
      String value =
          switch (header) {
            case "Mcp-Method" -> "tools/call";
            case "Mcp-Name" -> "list-cases";
            default -> LATEST;
          };

      assertServed(call().with(header, value + ", " + value).send());
      assertServed(call().with(header, value).and(header, value).send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-26", "2025-06-18", "2025-11-25", "2025-11-25, 2025-11-25"})
    void aHeaderOfAnOlderRevisionIsForgiven(String version) {
      assertServed(call().with("MCP-Protocol-Version", version).send());
    }
  }
}
