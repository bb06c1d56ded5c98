package io.github.mycase4j.remote.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.web.UnavailableException;
import io.github.mycase4j.remote.web.WebResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked before a body is read, and in which order. */
class AccessTest extends McpEndpointTestBase {

  /** Row 1: no token, every method. */
  @Nested
  class WithoutAToken {
    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE", "PUT", "HEAD", "PATCH"})
    void everyMethodIsChallenged(String method) {
      WebResponse response = new Request(method).send();

      assertThat(response.status()).isEqualTo(401);
      assertThat(error(response)).isEqualTo("unauthorized");
      assertThat(response.header("WWW-Authenticate")).isEqualTo(CHALLENGE);
      assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void nothingElseIsLookedAt() {
      WebResponse response =
          new Request("POST")
              .with("Content-Type", "text/plain")
              .with("Content-Length", "99999999")
              .with("Accept", "image/png")
              .send();

      assertThat(response.status()).isEqualTo(401);
      assertThat(failures).containsExactly("no_token");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Basic Z29vZDpnb29k",
          "Bearer",
          "Bearer ",
          "Bearer    ",
          "",
          "Bearergood",
          "good"
        })
    void anotherSchemeOrNothingAfterItIsNoToken(String authorization) {
      WebResponse response = post("{}").with("Authorization", authorization).send();

      assertThat(response.status()).isEqualTo(401);
      assertThat(response.header("WWW-Authenticate")).isEqualTo(CHALLENGE);
      assertThat(tokens.asked).isEmpty();
    }
  }

  /** Rows 2, 4 and 5: the token service decides, at each request. */
  @Nested
  class WithAToken {
    @Test
    void anInvalidOneIsNamedInTheChallenge() {
      WebResponse response = post("{}").with("Authorization", "Bearer guessed").send();

      assertThat(response.status()).isEqualTo(401);
      assertThat(error(response)).isEqualTo("invalid_token");
      assertThat(response.header("WWW-Authenticate"))
          .isEqualTo(CHALLENGE + ", error=\"invalid_token\"");
      assertThat(failures).containsExactly("invalid_token");
    }

    @Test
    void theSchemeIsCaseInsensitive() {
      assertThat(legacy("ping", "").with("Authorization", "bEARER  good ").send().status())
          .isEqualTo(200);
      assertThat(tokens.asked).containsExactly("good from 192.0.2.1");
    }

    @Test
    void itIsCheckedAtEachRequest() {
      assertThat(legacy("ping", "").send().status()).isEqualTo(200);
      tokens.valid.clear();
      assertThat(legacy("ping", "").send().status()).isEqualTo(401);
    }

    @Test
    void twoHeadersAreRejected() {
      WebResponse response = legacy("ping", "").and("Authorization", "Bearer good").send();

      assertThat(response.status()).isEqualTo(400);
      assertThat(error(response)).isEqualTo("invalid_request");
    }

    /** A client would throw its token away. */
    @Test
    void aLostDatabaseIsNeverUnauthorized() {
      tokens.failure = new UnavailableException(new IllegalStateException("gone"));

      assertThatThrownBy(() -> legacy("ping", "").send()).isInstanceOf(UnavailableException.class);
    }

    /** Row 56. */
    @Test
    void aReadOnlyServerAsksForTheScopeToRead() {
      endpoint = endpoint(true);

      assertThat(new Request("GET").send().header("WWW-Authenticate"))
          .isEqualTo("Bearer resource_metadata=\"" + METADATA + "\", scope=\"mycase:read\"");
    }
  }

  /** Row 3. */
  @ParameterizedTest
  @ValueSource(strings = {"access_token=good", "a=b&access_token=", "access_token"})
  void aTokenInTheAddressIsRejected(String query) {
    for (WebResponse response :
        List.of(legacy("ping", "").query(query).send(), new Request("GET").query(query).send())) {
      assertThat(response.status()).isEqualTo(400);
      assertThat(error(response)).isEqualTo("invalid_request");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE", "PUT", "PATCH", "post"})
  void withATokenAnotherMethodIsNotAllowed(String method) {
    WebResponse response = new Request(method).with("Authorization", "Bearer good").send();

    assertThat(response.status()).isEqualTo(405);
    assertThat(error(response)).isEqualTo("method_not_allowed");
    assertThat(response.header("Allow")).isEqualTo("POST, OPTIONS");
  }

  @Nested
  class TheBody {
    @ParameterizedTest
    @ValueSource(
        strings = {"text/plain", "application/json-rpc", "application/x-www-form-urlencoded", ""})
    void ofAnotherTypeIsUnsupported(String type) {
      WebResponse response = legacy("ping", "").with("Content-Type", type).send();

      assertThat(response.status()).isEqualTo(415);
      assertThat(error(response)).isEqualTo("unsupported_media_type");
      assertThat(legacy("ping", "").without("Content-Type").send().status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "Application/JSON"})
    void mayHaveATypeWithParameters(String type) {
      assertThat(legacy("ping", "").with("Content-Type", type).send().status()).isEqualTo(200);
    }

    /** Row 65. */
    @ParameterizedTest
    @ValueSource(strings = {"4194305", "99999999999999999999999999"})
    void overFourMebibytesIsTooLargeBeforeItIsRead(String length) {
      WebResponse response = legacy("ping", "").with("Content-Length", length).send();

      assertThat(response.status()).isEqualTo(413);
      assertThat(error(response)).isEqualTo("too_large");
    }

    @Test
    void ofFourMebibytesIsRead() {
      assertThat(legacy("ping", "").with("Content-Length", "4194304").send().status())
          .isEqualTo(200);
      assertThat(endpoint.route().maxBody()).isEqualTo(4_194_304);
    }
  }

  /** Row 66. */
  @Nested
  class Guessing {
    @Test
    void isSlowedDownForItsAddressOnly() {
      for (int request = 1; request <= 120; request++) {
        assertThat(guess("192.0.2.1").status()).isEqualTo(401);
      }
      clock.advance(Duration.ofSeconds(18));
      WebResponse response = guess("192.0.2.1");

      assertThat(response.status()).isEqualTo(429);
      assertThat(error(response)).isEqualTo("too_many_requests");
      assertThat(response.header("Retry-After")).isEqualTo("42");
      assertThat(response.header("WWW-Authenticate")).isNull();
      assertThat(guess("192.0.2.2").status()).isEqualTo(401);
      assertThat(legacy("ping", "").send().status()).isEqualTo(200);
    }

    @Test
    void isSlowedDownForANetworkOfIpv6AddressesAtOnce() {
      for (int request = 1; request <= 120; request++) {
        guess("2001:db8:1:2::" + Integer.toHexString(request));
      }

      assertThat(guess("2001:db8:1:2:ffff::1").status()).isEqualTo(429);
      assertThat(guess("2001:db8:1:3::1").status()).isEqualTo(401);
    }

    @Test
    void isAnsweredAgainInTheNextMinute() {
      for (int request = 1; request <= 121; request++) {
        guess("192.0.2.1");
      }
      clock.advance(Duration.ofSeconds(60));

      assertThat(guess("192.0.2.1").status()).isEqualTo(401);
    }

    private WebResponse guess(String address) {
      return post("{}").with("Authorization", "Bearer guessed").from(address).send();
    }
  }

  @Nested
  class TheOrderOfChecks {
    @Test
    void isThatOfTheTable() {
      Request request =
          new Request("PUT")
              .with("Origin", "https://evil.example")
              .query("access_token=x")
              .with("Content-Length", "5000000")
              .with("Accept", "image/png")
              .body("{");

      assertThat(error(request.send())).isEqualTo("origin_not_allowed");
      request.without("Origin");
      assertThat(error(request.send())).isEqualTo("invalid_request");
      request.query(null);
      assertThat(error(request.send())).isEqualTo("unauthorized");
      request.with("Authorization", "Bearer good");
      assertThat(error(request.send())).isEqualTo("method_not_allowed");
      Request post = post("{").with("Content-Type", "text/plain").with("Content-Length", "5000000");
      post.with("Accept", "image/png");
      assertThat(error(post.send())).isEqualTo("unsupported_media_type");
      post.with("Content-Type", "application/json");
      assertThat(error(post.send())).isEqualTo("too_large");
      post.with("Content-Length", "1");
      assertThat(error(post.send())).isEqualTo("not_acceptable");
      post.with("Accept", "*/*");
      assertThat(code(post.send())).isEqualTo(-32700);
      post.body("[]");
      assertThat(code(post.send())).isEqualTo(-32600);
    }

    @Test
    void putsTheLimitsBeforeTheBody() {
      tokens.valid.put("other", FakeTokens.grant("01JOTHER", 502, Scope.READ));
      for (int request = 1; request <= 298; request++) {
        legacy("ping", "").send();
      }
      // Requests that fail after the check of the token count too.
      assertThat(post("{}").with("Content-Type", "text/plain").send().status()).isEqualTo(415);
      assertThat(legacy("ping", "").send().status()).isEqualTo(200);
      WebResponse response = post("{").send();

      assertThat(response.status()).isEqualTo(429);
      assertThat(error(response)).isEqualTo("too_many_requests");
      assertThat(response.header("Retry-After")).isEqualTo("60");
      assertThat(post("{").with("Accept", "image/png").send().status()).isEqualTo(406);
      assertThat(legacy("ping", "").with("Authorization", "Bearer other").send().status())
          .isEqualTo(200);
      clock.advance(Duration.ofSeconds(60));
      assertThat(legacy("ping", "").send().status()).isEqualTo(200);
    }
  }
}
