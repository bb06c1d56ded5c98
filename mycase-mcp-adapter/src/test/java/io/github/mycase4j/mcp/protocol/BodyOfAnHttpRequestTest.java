package io.github.mycase4j.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the body of an HTTP request is parsed in another way than a line. */
class BodyOfAnHttpRequestTest extends ProtocolTestBase {

  private static Incoming parse(String body) {
    return Incoming.parseBody(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String nested(int depth) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"a\":"
        + "[".repeat(depth)
        + "]".repeat(depth)
        + "}}";
  }

  @Test
  void itMayBeNested64Deep() {
    assertThat(parse(nested(62))).isInstanceOf(Incoming.Request.class);
    for (int deeper : new int[] {63, 200, 5_000}) {
      assertThat(parse(nested(deeper)))
          .isInstanceOfSatisfying(
              Incoming.Invalid.class,
              invalid -> {
                assertThat(invalid.code()).isEqualTo(-32700);
                assertThat(invalid.id()).isNull();
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"id\":7,\"method\":", "{\"jsonrpc\":\"2.0\",\"id\":7} {"})
  void whatIsNotJsonHasNoId(String body) {
    assertThat(parse(body))
        .isEqualTo(new Incoming.Invalid(null, -32700, "The body is not one JSON value."));
  }

  @Test
  void anErrorCallsItABody() {
    assertThat(Incoming.parseBody(new byte[] {(byte) 0xFF}))
        .isEqualTo(new Incoming.Invalid(null, -32700, "The body is not UTF-8."));
    assertThat(parse("[]"))
        .isEqualTo(
            new Incoming.Invalid(
                null, -32600, "A body must be one message; batches are not supported."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"result\":{}}",
        "{\"jsonrpc\":\"1.0\",\"id\":1,\"result\":{}}",
        "{\"jsonrpc\":\"2.0\",\"result\":{}}",
        "{\"jsonrpc\":\"2.0\",\"id\":true,\"result\":{}}",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{}}"
      })
  void aBadResponseHasAnError(String body) {
    assertThat(parse(body))
        .isInstanceOfSatisfying(
            Incoming.Invalid.class, invalid -> assertThat(invalid.code()).isEqualTo(-32600));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
        "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"error\":{}}",
        "{\"jsonrpc\":\"2.0\",\"error\":{}}"
      })
  void anyOtherResponseIsOne(String body) {
    assertThat(parse(body)).isInstanceOf(Incoming.Response.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{};2026-07-28;true",
        "{};2025-06-18;false",
        "{};;false",
        "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}};;true",
        "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"1999-01-01\"}};;true",
        "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2025-06-18\"}};2026-07-28;false"
      })
  void theEraOfANotificationIsFoundLikeThatOfARequest(
      String params, @Nullable String header, boolean modern) {
    String notification = "{\"jsonrpc\":\"2.0\",\"method\":\"n\",\"params\":" + params + "}";

    assertThat(handler.isModern(parse(notification), header)).isEqualTo(modern);
  }

  @Test
  void theEraOfAResponseIsThatOfTheHeader() {
    Incoming response = parse("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");

    assertThat(handler.isModern(response, LATEST)).isTrue();
    assertThat(handler.isModern(response, "2025-06-18")).isFalse();
    assertThat(handler.isModern(response, null)).isFalse();
  }
}
