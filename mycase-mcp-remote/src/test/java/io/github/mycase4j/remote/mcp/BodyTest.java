package io.github.mycase4j.remote.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.remote.web.WebResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no message, and messages that get no response. */
class BodyTest extends McpEndpointTestBase {

  private JsonNode rejected(WebResponse response, int code) {
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(code(response)).isEqualTo(code);
    JsonNode message = json(response);
    assertThat(message.path("jsonrpc").asText()).isEqualTo("2.0");
    assertThat(message.has("id")).isTrue();
    assertThat(message.at("/error/message").asText()).endsWith(".");
    return message.path("id");
  }

  @Nested
  class WhatIsNotJson {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "{",
          "nonsense",
          "{}{}",
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",}",
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} x",
          "{'jsonrpc':'2.0'}"
        })
    void isAParseErrorWithoutAnId(String body) {
      assertThat(rejected(post(body).send(), -32700).isNull()).isTrue();
    }

    @Test
    void isTextOfAnotherEncoding() {
      String message = request("1", "ping", "{\"a\":\"é\"}");

      assertThat(rejected(post("").body(bytes(message, "ISO-8859-1")).send(), -32700).isNull())
          .isTrue();
      assertThat(rejected(post("").body(bytes(message, "UTF-16LE")).send(), -32700).isNull())
          .isTrue();
      assertThat(post(message).send().status()).isEqualTo(200);
    }

    /** Row 65. */
    @Test
    void isWhatIsNestedMoreThan64Deep() {
      String deep = request("1", "ping", "{\"a\":" + "[".repeat(62) + "]".repeat(62) + "}");
      String deeper = request("1", "ping", "{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}");
      String abyss = request("1", "ping", "{\"a\":" + "[".repeat(9_000) + "]".repeat(9_000) + "}");

      assertThat(post(deep).send().status()).isEqualTo(200);
      assertThat(rejected(post(deeper).send(), -32700).isNull()).isTrue();
      assertThat(rejected(post(abyss).send(), -32700).isNull()).isTrue();
    }

    private static byte[] bytes(String text, String charset) {
      return text.getBytes(java.nio.charset.Charset.forName(charset));
    }
  }

  @Nested
  class WhatIsNoMessage {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "[]",
          "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]",
          "7",
          "null",
          "\"ping\"",
          "{}",
          "{\"jsonrpc\":\"2.0\"}",
          "{\"result\":{}}",
          "{\"jsonrpc\":\"2.0\",\"result\":{}}",
          "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":{}}",
          "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{}}",
          "{\"jsonrpc\":\"2.0\",\"method\":7}"
        })
    void isInvalidWithoutAnId(String body) {
      assertThat(rejected(post(body).send(), -32600).isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1.5", "true", "false", "{}", "[1]"})
    void isAnIdOfAnotherKind(String id) {
      assertThat(rejected(post(request(id, "ping", "")).send(), -32600).isNull()).isTrue();
    }

    @Test
    void hasItsIdWhereThatCanBeUsed() {
      String withoutVersion = "{\"id\":7,\"method\":\"ping\"}";
      String withoutMethod = "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"params\":{}}";

      assertThat(rejected(post(withoutVersion).send(), -32600).asInt()).isEqualTo(7);
      assertThat(rejected(post(withoutMethod).send(), -32600).asText()).isEqualTo("a");
    }

    @Test
    void isABatchOfTheRevisionThatHasThem() {
      Request batch = post("[" + request("1", "ping", "") + "]");

      rejected(batch.with("MCP-Protocol-Version", "2025-03-26").send(), -32600);
    }
  }

  @Nested
  class WhatGetsNoResponse {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/unheard-of\",\"params\":7}",
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{}}",
          "{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"name\":\"list-cases\"}}",
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
          "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"error\":{\"code\":1,\"message\":\"m\"}}",
          "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":1,\"message\":\"m\"}}"
        })
    void isAccepted(String body) {
      for (String accept : new String[] {"application/json", "text/event-stream"}) {
        WebResponse response = post(body).with("Accept", accept).send();

        assertThat(response.status()).isEqualTo(202);
        assertThat(response.body()).isEmpty();
        assertThat(response.header("Content-Type")).isNull();
      }
      assertThat(server.calls).isEmpty();
      assertThat(served).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "7;7",
        "-1;-1",
        "0;0",
        "9007199254740993;9007199254740993",
        "\"\";\"\"",
        "\"7\";\"7\""
      })
  void anIdComesBackAsItWas(String id, String expected) {
    String body = new String(post(request(id, "ping", "")).send().body(), StandardCharsets.UTF_8);

    assertThat(body).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + expected + ",\"result\":{}}");
  }
}
