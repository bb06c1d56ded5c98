package io.github.mycase4j.remote.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.web.WebResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 61: which web pages may talk to the endpoint. */
class CorsTest extends McpEndpointTestBase {

  private static List<String> corsHeaders(WebResponse response) {
    return response.headers().stream()
        .map(Map.Entry::getKey)
        .filter(name -> name.startsWith("Access-Control-"))
        .toList();
  }

  @Nested
  class AForeignOrigin {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://evil.example",
          "null",
          "",
          "https://app.example.com.evil.example",
          "http://app.example.com",
          "https://app.example.com/",
          "https://APP.example.com",
          "https://app.example.com:8443"
        })
    void isRejectedBeforeTheToken(String origin) {
      WebResponse response = legacy("ping", "").with("Origin", origin).send();

      assertThat(response.status()).isEqualTo(403);
      assertThat(error(response)).isEqualTo("origin_not_allowed");
      assertThat(corsHeaders(response)).isEmpty();
      assertThat(tokens.asked).isEmpty();
    }

    @Test
    void isRejectedBesideAnAllowedOne() {
      Request request =
          legacy("ping", "").with("Origin", APP).and("Origin", "https://evil.example");

      assertThat(request.send().status()).isEqualTo(403);
    }

    @Test
    void getsNoPermissionFromAPreflight() {
      WebResponse response =
          new Request("OPTIONS")
              .with("Origin", "https://evil.example")
              .with("Access-Control-Request-Method", "POST")
              .send();

      assertThat(response.status()).isEqualTo(204);
      assertThat(corsHeaders(response)).isEmpty();
    }
  }

  @Nested
  class AnAllowedOrigin {
    @ParameterizedTest
    @ValueSource(strings = {P, APP})
    void mayReadTheResponse(String origin) {
      WebResponse response = legacy("ping", "").with("Origin", origin).send();

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(origin);
      assertThat(response.header("Access-Control-Expose-Headers"))
          .isEqualTo("WWW-Authenticate, Retry-After");
      assertThat(response.header("Access-Control-Allow-Credentials")).isNull();
      assertThat(response.header("Vary")).isEqualTo("Origin");
    }

    @Test
    void mayReadErrorsToo() {
      WebResponse unauthorized = new Request("POST").with("Origin", APP).send();
      WebResponse limited = unauthorized;
      for (int request = 2; request <= 121; request++) {
        limited = new Request("POST").with("Origin", APP).send();
      }

      assertThat(unauthorized.status()).isEqualTo(401);
      assertThat(unauthorized.header("Access-Control-Allow-Origin")).isEqualTo(APP);
      assertThat(limited.status()).isEqualTo(429);
      assertThat(limited.header("Access-Control-Allow-Origin")).isEqualTo(APP);
      assertThat(legacy("ping", "").with("Accept", "x/y").with("Origin", APP).send().headers())
          .contains(Map.entry("Access-Control-Allow-Origin", APP));
    }

    @Test
    void isToldWhatItMaySend() {
      WebResponse response =
          new Request("OPTIONS")
              .with("Origin", APP)
              .with("Access-Control-Request-Method", "POST")
              .with("Access-Control-Request-Headers", "authorization")
              .send();

      assertThat(response.status()).isEqualTo(204);
      assertThat(response.body()).isEmpty();
      assertThat(response.headers())
          .containsExactlyInAnyOrder(
              Map.entry("Vary", "Origin"),
              Map.entry("Access-Control-Allow-Origin", APP),
              Map.entry("Access-Control-Allow-Methods", "POST"),
              Map.entry(
                  "Access-Control-Allow-Headers",
                  "Authorization, Content-Type, Accept, MCP-Protocol-Version, Mcp-Method, Mcp-Name,"
                      + " Mcp-Session-Id, Last-Event-ID, traceparent"),
              Map.entry("Access-Control-Max-Age", "600"));
    }
  }

  @Test
  void anyOtherOptionsNamesTheMethodsWithoutAToken() {
    for (Request request :
        List.of(
            new Request("OPTIONS"),
            new Request("OPTIONS").with("Access-Control-Request-Method", "POST"),
            new Request("OPTIONS").with("Origin", "https://evil.example"))) {
      WebResponse response = request.send();

      assertThat(response.status()).isEqualTo(204);
      assertThat(response.header("Allow")).isEqualTo("POST, OPTIONS");
      assertThat(corsHeaders(response)).isEmpty();
    }
  }

  @Test
  void withoutAnOriginThereAreNoHeadersForPages() {
    WebResponse response = legacy("ping", "").send();

    assertThat(corsHeaders(response)).isEmpty();
    assertThat(response.header("Vary")).isEqualTo("Origin");
  }
}
