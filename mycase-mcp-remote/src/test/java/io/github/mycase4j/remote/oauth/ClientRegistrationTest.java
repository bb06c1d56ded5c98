package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.remote.tokens.Clients;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientRegistrationTest {
  private static final String PATH = "/oauth/register";
  private final OauthServer server = new OauthServer();

  private WebResponse register(Object body) {
    return server.postJson(PATH, Json.write(body));
  }

  private static Map<String, Object> body(String... redirectUris) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("redirect_uris", List.of(redirectUris));
    return body;
  }

  private static Map<String, Object> bodyWith(String name, Object value) {
    Map<String, Object> body = body("https://desk.example/cb");
    body.put(name, value);
    return body;
  }

  @Nested
  class WhenItSucceeds {
    @Test
    void tellsTheClientWhatItIs() {
      WebResponse response = register(body("http://127.0.0.1/cb", "cursor://x/cb"));

      assertThat(response.status()).isEqualTo(201);
      assertThat(response.header("Cache-Control")).isEqualTo("no-store");
      Map<String, Object> client = OauthServer.json(response);
      assertThat((String) client.remove("client_id")).matches("mc4j_c_[A-Za-z0-9_-]{22}");
      assertThat(client)
          .isEqualTo(
              Map.of(
                  "client_id_issued_at",
                  (int) server.clock.instant().getEpochSecond(),
                  "client_name",
                  "unnamed",
                  "redirect_uris",
                  List.of("http://127.0.0.1/cb", "cursor://x/cb"),
                  "grant_types",
                  List.of("authorization_code", "refresh_token"),
                  "response_types",
                  List.of("code"),
                  "token_endpoint_auth_method",
                  "none",
                  "scope",
                  "mycase:read mycase:write"));
    }

    @Test
    void keepsTheClient() {
      Object id = OauthServer.json(register(bodyWith("client_name", "Claude"))).get("client_id");

      Clients.Client kept = server.clients.find(String.valueOf(id)).orElseThrow();
      assertThat(kept.kind()).isEqualTo(Clients.Kind.REGISTERED);
      assertThat(kept.name()).isEqualTo("Claude");
      assertThat(kept.redirectUris()).containsExactly("https://desk.example/cb");
    }

    @Test
    void row35KeepsAndShowsNoOtherAddress() {
      Map<String, Object> body = bodyWith("logo_uri", "https://tracker.example/logo.png");
      body.put("jwks_uri", "https://tracker.example/jwks");
      body.put("policy_uri", "https://tracker.example/policy");
      body.put("client_uri", "https://tracker.example/");
      body.put("token_endpoint_auth_method", "client_secret_basic");
      body.put("grant_types", List.of("implicit"));

      WebResponse response = register(body);

      assertThat(response.status()).isEqualTo(201);
      assertThat(OauthServer.json(response).toString())
          .doesNotContain("tracker.example", "secret", "implicit");
      assertThat(server.clients.byId.values())
          .allSatisfy(client -> assertThat(client.toString()).doesNotContain("tracker.example"));
    }

    @Test
    void givesEachClientAnotherId() {
      assertThat(OauthServer.json(register(body("https://a.example/"))).get("client_id"))
          .isNotEqualTo(OauthServer.json(register(body("https://a.example/"))).get("client_id"));
    }

    @Test
    void takesTenAddresses() {
      String[] ten =
          IntStream.range(0, 10).mapToObj(i -> "https://a.example/" + i).toArray(String[]::new);

      assertThat(register(body(ten)).status()).isEqualTo(201);
    }

    @Test
    void echoesTheApplicationType() {
      assertThat(OauthServer.json(register(bodyWith("application_type", "native"))))
          .containsEntry("application_type", "native");
    }

    @ParameterizedTest
    @CsvSource({
      "mycase:read, mycase:read",
      "mycase:write, mycase:read mycase:write",
      "openid offline_access, mycase:read mycase:write"
    })
    void knowsItsOwnScopesOnly(String asked, String told) {
      assertThat(OauthServer.json(register(bodyWith("scope", asked)))).containsEntry("scope", told);
    }

    @Test
    void row56OffersOnlyToReadOnAReadOnlyServer() {
      OauthServer readOnly = new OauthServer(TestSettings.standard().withReadOnly());

      assertThat(
              OauthServer.json(
                  readOnly.postJson(
                      PATH, Json.write(bodyWith("scope", "mycase:read mycase:write")))))
          .containsEntry("scope", "mycase:read");
    }
  }

  @Nested
  class TheName {
    private Object name(String sent) {
      return String.valueOf(
          OauthServer.json(register(bodyWith("client_name", sent))).get("client_name"));
    }

    @Test
    void row27StaysTextThatSomebodyMadeUp() {
      assertThat(name("<script>alert(1)</script>")).isEqualTo("<script>alert(1)</script>");
    }

    @Test
    void row27LosesWhatReordersOrHidesText() {
      assertThat(name("Cl\u202eau\u2066de\u200b\ufeff")).isEqualTo("Claude");
      assertThat(name("Cl\nau\td\u0007e\u001b\u0085\u2028")).isEqualTo("Claude");
    }

    @Test
    void row27IsCutTo80Characters() {
      assertThat(name("x".repeat(500))).isEqualTo("x".repeat(80));
      assertThat(name("x".repeat(79) + "\ud83d\ude80")).isEqualTo("x".repeat(79));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u202e", "\n\t"})
    void isSaidToBeMissingWhenNothingIsLeft(String sent) {
      assertThat(name(sent)).isEqualTo("unnamed");
    }
  }

  @Nested
  class WhenItFails {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "{\"redirect_uris\":null}",
          "{\"redirect_uris\":[]}",
          "{\"redirect_uris\":\"https://a.example/\"}",
          "{\"redirect_uris\":{\"0\":\"https://a.example/\"}}",
          "{\"redirect_uris\":[7]}",
          "{\"redirect_uris\":[\"https://a.example/\",null]}",
          "{\"redirect_uris\":[\"https://a.example/\",\"javascript:alert(1)\"]}",
          "{\"redirect_uris\":[\"http://a.example/\"]}"
        })
    void row22NamesTheRedirectUri(String body) {
      WebResponse response = server.postJson(PATH, body);

      assertThat(response.status()).isEqualTo(400);
      assertThat(OauthServer.error(response)).isEqualTo("invalid_redirect_uri");
      assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void refusesElevenAddressesAndLongOnes() {
      String[] eleven = Collections.nCopies(11, "https://a.example/").toArray(String[]::new);
      String long513 = "https://a.example/" + "a".repeat(495);

      assertThat(long513).hasSize(513);
      assertThat(OauthServer.error(register(body(eleven)))).isEqualTo("invalid_redirect_uri");
      assertThat(OauthServer.error(register(body(long513)))).isEqualTo("invalid_redirect_uri");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "[]",
          "7",
          "null",
          "{",
          "{} {}",
          "{\"redirect_uris\":[\"https://a.example/\"],\"client_name\":7}",
          "{\"redirect_uris\":[\"https://a.example/\"],\"client_name\":[\"x\"]}",
          "{\"redirect_uris\":[\"https://a.example/\"],\"client_name\":null}"
        })
    void namesTheMetadata(String body) {
      WebResponse response = server.postJson(PATH, body);

      assertThat(response.status()).isEqualTo(400);
      assertThat(OauthServer.error(response)).isEqualTo("invalid_client_metadata");
    }

    @ParameterizedTest
    @CsvSource({"62, 201", "63, 400", "5000, 400"})
    void takesBodiesOf64LevelsOnly(int arrays, int status) {
      String deep = "[".repeat(arrays) + "]".repeat(arrays);

      assertThat(
              server
                  .postJson(
                      PATH, "{\"redirect_uris\":[\"https://a.example/\"],\"x\":[" + deep + "]}")
                  .status())
          .isEqualTo(status);
    }

    @Test
    void takesJsonOnly() {
      WebResponse form = server.postForm(PATH, "redirect_uris=https://a.example/");

      assertThat(form.status()).isEqualTo(415);
      assertThat(OauthServer.error(form)).isEqualTo("unsupported_media_type");
      assertThat(server.post(PATH, "{}").status()).isEqualTo(415);
      assertThat(
              server
                  .post(
                      PATH,
                      Json.write(body("https://a.example/")),
                      "Content-Type",
                      "application/json; charset=utf-8")
                  .status())
          .isEqualTo(201);
    }

    @Test
    void row34TakesNoMoreThan1000ThatNobodyUses() {
      for (int i = server.clients.byId.size(); i < 1_000; i++) {
        assertThat(register(body("https://a.example/")).status()).isEqualTo(201);
      }

      WebResponse response = register(body("https://a.example/"));

      assertThat(response.status()).isEqualTo(429);
      assertThat(OauthServer.error(response)).isEqualTo("too_many_requests");
      assertThat(response.header("Retry-After")).isEqualTo("3600");
    }
  }
}
