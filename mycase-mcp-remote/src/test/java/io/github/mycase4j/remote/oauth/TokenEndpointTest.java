package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.remote.tokens.Clients;
import io.github.mycase4j.remote.web.UnavailableException;
import io.github.mycase4j.remote.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {
  private static final String PATH = "/oauth/token";
  private static final String VERIFIER = "v".repeat(43);

  private final OauthServer server = new OauthServer();

  private static Map<String, String> code() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("client_id", FakeClients.DESK);
    form.put("code", "mc4j_ac_1");
    form.put("code_verifier", VERIFIER);
    form.put("redirect_uri", FakeClients.DESK_URI);
    return form;
  }

  private static Map<String, String> refresh() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("client_id", FakeClients.DESK);
    form.put("refresh_token", "mc4j_rt_1");
    return form;
  }

  private static Map<String, String> with(Map<String, String> form, String name, String value) {
    form.put(name, value);
    return form;
  }

  private static Map<String, String> without(Map<String, String> form, String name) {
    form.remove(name);
    return form;
  }

  private WebResponse post(Map<String, String> form) {
    return server.postForm(PATH, OauthServer.form(form));
  }

  private void assertError(WebResponse response, int status, String error) {
    assertThat(OauthServer.error(response)).isEqualTo(error);
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    assertThat(server.failures).contains(error);
  }

  private static String basic(String id, String secret) {
    return "Basic "
        + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  @Nested
  class WhenACodeIsExchanged {
    @Test
    void givesTokensAndNothingElse() {
      WebResponse response = post(code());

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.header("Cache-Control")).isEqualTo("no-store");
      assertThat(OauthServer.json(response))
          .isEqualTo(
              Map.of(
                  "access_token",
                  "mc4j_at_fictional",
                  "token_type",
                  "Bearer",
                  "expires_in",
                  3600,
                  "refresh_token",
                  "mc4j_rt_fictional",
                  "scope",
                  "mycase:read mycase:write"));
      assertThat(server.tokens.exchanges)
          .containsExactly("mc4j_ac_1 mc4j_c_desk https://desk.example/cb 43");
      assertThat(server.failures).isEmpty();
    }

    @Test
    void passesOnThatThereIsNoRedirectUri() {
      post(without(code(), "redirect_uri"));

      assertThat(server.tokens.exchanges).containsExactly("mc4j_ac_1 mc4j_c_desk null 43");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "code_verifier"})
    void row12NeedsCodeAndVerifier(String name) {
      assertError(post(without(code(), name)), 400, "invalid_request");
      assertError(post(with(code(), name, "")), 400, "invalid_request");
      assertThat(server.tokens.exchanges).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"42, 400", "43, 200", "128, 200", "129, 400"})
    void row11TakesVerifiersOf43To128Characters(int length, int status) {
      assertThat(post(with(code(), "code_verifier", "v".repeat(length))).status())
          .isEqualTo(status);
      assertThat(server.tokens.exchanges).hasSize(status == 200 ? 1 : 0);
    }

    @Test
    void row13PassesOnThatTheCodeIsNoGood() {
      server.tokens.error = "invalid_grant";

      assertError(post(code()), 400, "invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "https://other.example/mcp",
          "http://mcp.firm.example/mcp",
          "https://mcp.firm.example/other"
        })
    void row6SpendsNothingForAnotherServer(String resource) {
      assertError(post(with(code(), "resource", resource)), 400, "invalid_target");
      assertThat(server.tokens.exchanges).isEmpty();
    }

    @Test
    void row6TakesItsOwnName() {
      assertThat(post(with(code(), "resource", "https://MCP.firm.example/mcp/")).status())
          .isEqualTo(200);
    }
  }

  @Nested
  class WhenATokenIsRefreshed {
    @Test
    void row19PassesClientAndScopeOn() {
      assertThat(post(refresh()).status()).isEqualTo(200);
      post(with(refresh(), "scope", "mycase:read"));

      assertThat(server.tokens.refreshes)
          .containsExactly("mc4j_rt_1 mc4j_c_desk null", "mc4j_rt_1 mc4j_c_desk mycase:read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_grant", "invalid_scope"})
    void row19PassesTheErrorOn(String error) {
      server.tokens.error = error;

      assertError(post(with(refresh(), "scope", "mycase:write")), 400, error);
    }

    @Test
    void needsTheToken() {
      assertError(post(without(refresh(), "refresh_token")), 400, "invalid_request");
    }

    @Test
    void row6RotatesNothingForAnotherServer() {
      assertError(
          post(with(refresh(), "resource", "https://other.example")), 400, "invalid_target");
      assertThat(server.tokens.refreshes).isEmpty();
    }
  }

  @Nested
  class WhenTheRequestIsWrong {
    @Test
    void takesFormsOnly() {
      assertError(server.postJson(PATH, "{}"), 400, "invalid_request");
      assertError(server.post(PATH, OauthServer.form(code())), 400, "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
      "client_id, x, invalid_request",
      "code, x, invalid_request",
      "x, y, invalid_request",
      "resource, https://mcp.firm.example/mcp, invalid_target"
    })
    void takesNoParameterTwice(String name, String value, String error) {
      String twice = OauthServer.form(with(code(), name, value)) + "&" + name + "=" + value;

      assertError(server.postForm(PATH, twice), 400, error);
      assertThat(server.tokens.exchanges).isEmpty();
    }

    @Test
    void needsAKnownGrantType() {
      assertError(post(without(code(), "grant_type")), 400, "invalid_request");
      assertError(post(with(code(), "grant_type", "password")), 400, "unsupported_grant_type");
    }

    @Test
    void looksAtTheClientBeforeTheGrantType() {
      Map<String, String> form = with(code(), "client_id", "nobody");

      assertError(post(without(form, "grant_type")), 401, "invalid_client");
    }

    @Test
    void looksAtTheFieldsBeforeTheResource() {
      assertError(post(with(without(code(), "code"), "resource", "x")), 400, "invalid_request");
    }

    @Test
    void row74LetsALostDatabasePass() {
      server.tokens.failure = new UnavailableException(new IllegalStateException("lost"));

      assertThatThrownBy(() -> post(code())).isInstanceOf(UnavailableException.class);
    }
  }

  @Nested
  class TheClient {
    private WebResponse postBasic(Map<String, String> form, String authorization) {
      return server.postForm(PATH, OauthServer.form(form), "Authorization", authorization);
    }

    @Test
    void mustBeNamed() {
      assertError(post(without(code(), "client_id")), 400, "invalid_request");
      assertError(post(with(code(), "client_id", "")), 400, "invalid_request");
    }

    @Test
    void mustBeKnown() {
      WebResponse response = post(with(code(), "client_id", "nobody"));

      assertError(response, 401, "invalid_client");
      assertThat(response.header("WWW-Authenticate")).isNull();
      assertError(post(with(code(), "client_id", "https://gone.example/x")), 401, "invalid_client");
    }

    @Test
    void canUseBasicWithAnySecret() {
      Map<String, String> form = without(code(), "client_id");

      assertThat(postBasic(form, basic(FakeClients.DESK, "")).status()).isEqualTo(200);
      assertThat(postBasic(form, basic(FakeClients.DESK, "word:x")).status()).isEqualTo(200);
      assertThat(postBasic(code(), basic(FakeClients.DESK, "x")).status()).isEqualTo(200);
    }

    @Test
    void isDecodedAsAFormInBasic() {
      String address = "https://client.example/x:1";
      server.documents.put(address, FakeClients.registered(address, "https://client.example/cb"));

      WebResponse response =
          postBasic(without(code(), "client_id"), basic(OauthServer.encoded(address), ""));

      assertThat(response.status()).isEqualTo(200);
      assertThat(server.tokens.exchanges.get(0)).contains(address);
    }

    @Test
    void isChallengedWhereItTriedBasic() {
      WebResponse response = postBasic(without(code(), "client_id"), basic("nobody", "x"));

      assertError(response, 401, "invalid_client");
      assertThat(response.header("WWW-Authenticate")).startsWith("Basic realm=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic !", "Basic Og==", "Basic eA==", "Basic JXo6"})
    void mustBeWrittenWellInBasic(String authorization) {
      assertError(postBasic(without(code(), "client_id"), authorization), 400, "invalid_request");
    }

    @Test
    void cannotBeTwoClients() {
      server.clients.with("other", "https://other.example/cb");

      assertError(postBasic(code(), basic("other", "")), 400, "invalid_request");
      assertError(
          server.postForm(
              PATH,
              OauthServer.form(code()),
              "Authorization",
              basic(FakeClients.DESK, ""),
              "Authorization",
              basic("other", "")),
          400,
          "invalid_request");
    }

    @Test
    void isToldByNoBearerToken() {
      assertError(
          postBasic(without(code(), "client_id"), "Bearer mc4j_at_1"), 400, "invalid_request");
    }

    @Test
    void row33MustProveItselfWhereItsDocumentSaysSo() {
      String address = "https://client.example/x";
      server.documents.put(
          address,
          new Clients.Client(
              address,
              Clients.Kind.DOCUMENT,
              "Desk",
              List.of("https://client.example/cb"),
              "private_key_jwt",
              null,
              "{\"keys\":[]}",
              Instant.EPOCH,
              Instant.EPOCH,
              Instant.EPOCH));

      assertError(post(with(code(), "client_id", address)), 401, "invalid_client");
      assertThat(server.tokens.exchanges).isEmpty();
    }
  }
}
