package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.tokens.PendingAuthorizations.Pending;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.Parameters;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationEndpointTest {
  private static final String P = TestSettings.P;
  private static final String PATH = "/oauth/authorize";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final OauthServer server = new OauthServer();

  private static Map<String, String> request() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", FakeClients.DESK);
    query.put("redirect_uri", FakeClients.DESK_URI);
    query.put("response_type", "code");
    query.put("code_challenge", CHALLENGE);
    query.put("code_challenge_method", "S256");
    query.put("state", "a state");
    return query;
  }

  private static String with(String name, String value) {
    Map<String, String> query = request();
    query.put(name, value);
    return OauthServer.form(query);
  }

  private static String without(String name) {
    Map<String, String> query = request();
    query.remove(name);
    return OauthServer.form(query);
  }

  private WebResponse authorize(String query, String... headers) {
    return server.get(PATH, query, headers);
  }

  private PageException page(String query) {
    return catchThrowableOfType(PageException.class, () -> authorize(query));
  }

  private static Parameters answer(WebResponse response) {
    String location = String.valueOf(response.header("Location"));
    assertThat(response.status()).isEqualTo(303);
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    assertThat(location).startsWith(FakeClients.DESK_URI + "?");
    return Parameters.parse(location.substring(location.indexOf('?') + 1));
  }

  private String error(String query) {
    return String.valueOf(answer(authorize(query)).get("error"));
  }

  private Pending pending() {
    assertThat(server.pendings.byId).hasSize(1);
    return server.pendings.byId.values().iterator().next().pending();
  }

  @Nested
  class WhenTheClientIsNotKnown {
    @ParameterizedTest
    @ValueSource(
        strings = {"nobody", "mc4j_c_nobody", "HTTPS://client.example/x", "ftp://client.example/x"})
    void row20ShowsAPage(String id) {
      PageException page = page(with("client_id", id));

      assertThat(page.status()).isEqualTo(400);
      assertThat(page.code()).isEqualTo("unknown_client");
    }

    @Test
    void row20ShowsAPageWhereNoneOrTwoAreNamed() {
      assertThat(page(without("client_id")).code()).isEqualTo("unknown_client");
      assertThat(page(with("client_id", "")).code()).isEqualTo("unknown_client");
      assertThat(page(with("client_id", FakeClients.DESK) + "&client_id=x").code())
          .isEqualTo("unknown_client");
    }

    @Test
    void row20ShowsAPageWhereTheDocumentCannotBeUsed() {
      PageException page = page(with("client_id", "https://client.example/x"));

      assertThat(page.status()).isEqualTo(400);
      assertThat(page.code()).isEqualTo("client_document");
      assertThat(page(with("client_id", "http://client.example/x")).code())
          .isEqualTo("client_document");
    }

    @Test
    void looksAtTheClientBeforeTheRedirectUri() {
      assertThat(page("redirect_uri=x").code()).isEqualTo("unknown_client");
    }
  }

  @Nested
  class WhenTheRedirectUriIsNotTheClients {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://desk.example/cb/",
          "https://desk.example/cb#x",
          "https://desk.example/CB",
          "https://desk.example:8443/cb",
          "https://sub.desk.example/cb",
          "https://user@desk.example/cb",
          "https://desk.example./cb",
          "https://desk.example/cb?x=y",
          "https://desk.example\\@evil.example/cb",
          "https://evil.example/cb",
          "http://desk.example/cb",
          "//desk.example/cb",
          "javascript:alert(1)"
        })
    void row20ShowsAPageAndNeverRedirects(String uri) {
      PageException page = page(with("redirect_uri", uri));

      assertThat(page.status()).isEqualTo(400);
      assertThat(page.code()).isEqualTo("redirect_uri");
    }

    @Test
    void row20ShowsAPageWhereItIsRepeatedOrCannotBeGuessed() {
      String twice =
          with("state", "x") + "&redirect_uri=" + OauthServer.encoded(FakeClients.DESK_URI);
      server.clients.with("two", "https://a.example/", "https://b.example/");

      assertThat(page(twice).code()).isEqualTo("redirect_uri");
      assertThat(page(without("redirect_uri").replace(FakeClients.DESK, "two")).code())
          .isEqualTo("redirect_uri");
    }

    @Test
    void looksAtItBeforeEverythingElse() {
      assertThat(page("client_id=" + FakeClients.DESK + "&redirect_uri=x").code())
          .isEqualTo("redirect_uri");
    }
  }

  @Nested
  class WhenTheRequestIsWrong {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        nullValues = "absent",
        value = {
          "code_challenge | absent | invalid_request",
          "code_challenge | '' | invalid_request",
          "code_challenge_method | absent | invalid_request",
          "code_challenge_method | plain | invalid_request",
          "code_challenge_method | s256 | invalid_request",
          "response_mode | fragment | invalid_request",
          "response_mode | form_post | invalid_request",
          "response_type | absent | invalid_request",
          "response_type | token | unsupported_response_type",
          "response_type | code token | unsupported_response_type",
          "resource | '' | invalid_target",
          "resource | https://other.example/mcp | invalid_target",
          "resource | http://mcp.firm.example/mcp | invalid_target",
          "resource | https://mcp.firm.example/mcp2 | invalid_target",
          "resource | https://mcp.firm.example/MCP | invalid_target",
          "resource | https://mcp.firm.example/mcp// | invalid_target",
          "request | x.y.z | request_not_supported",
          "request_uri | https://a.example/ | request_uri_not_supported",
          "prompt | none | interaction_required"
        })
    void tellsTheClient(String name, String value, String error) {
      assertThat(error(value == null ? without(name) : with(name, value))).isEqualTo(error);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 42, 44, 129})
    void row11TakesChallengesOf43CharactersOnly(int length) {
      assertThat(error(with("code_challenge", "a".repeat(length)))).isEqualTo("invalid_request");
    }

    @Test
    void row11TakesChallengesInBase64UrlOnly() {
      assertThat(error(with("code_challenge", "a".repeat(42) + "+"))).isEqualTo("invalid_request");
      assertThat(error(with("code_challenge", "a".repeat(42) + "="))).isEqualTo("invalid_request");
    }

    @Test
    void row6TakesOneResourceOnly() {
      String twice = with("resource", P + "/mcp") + "&resource=" + OauthServer.encoded(P + "/mcp");

      assertThat(error(twice)).isEqualTo("invalid_target");
    }

    @Test
    void refusesAnyOtherParameterSentTwice() {
      assertThat(error(with("scope", "mycase:read") + "&scope=x")).isEqualTo("invalid_request");
      assertThat(error(with("x", "") + "&x=")).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "code_challenge=x&resource= | invalid_request",
          "response_type=token&resource=x | unsupported_response_type",
          "resource=x&request=x | invalid_target",
          "request=x&request_uri=x&prompt=none | request_not_supported",
          "request_uri=x&prompt=none | request_uri_not_supported"
        })
    void tellsTheFirstErrorOfTheOrder(String more, String error) {
      Map<String, String> query = request();
      for (String pair : more.split("&", -1)) {
        query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }

      assertThat(error(OauthServer.form(query))).isEqualTo(error);
    }

    @Test
    void row25EchoesStateAndNamesTheIssuer() {
      Parameters answer = answer(authorize(without("code_challenge")));

      assertThat(answer.get("state")).isEqualTo("a state");
      assertThat(answer.get("iss")).isEqualTo(P);
      assertThat(answer.get("error_description")).endsWith(".");
      assertThat(answer.has("code")).isFalse();
    }

    @Test
    void row25NamesNoIssuerWhereThatIsOff() {
      OauthServer silent = new OauthServer(TestSettings.standard().withoutIss());

      assertThat(answer(silent.get(PATH, without("code_challenge"))).has("iss")).isFalse();
    }

    @Test
    void echoesAStateThatIsTooLong() {
      Parameters answer = answer(authorize(with("state", "s".repeat(1025))));

      assertThat(answer.get("error")).isEqualTo("invalid_request");
      assertThat(answer.get("state")).isEqualTo("s".repeat(1025));
    }

    @Test
    void leavesARepeatedOrEmptyStateOut() {
      assertThat(answer(authorize(with("state", "x") + "&state=x")).has("state")).isFalse();
      assertThat(answer(authorize(without("code_challenge") + "&state=")).has("state")).isFalse();
      assertThat(
              answer(authorize(without("code_challenge").replace("state=a+state", "state=")))
                  .has("state"))
          .isFalse();
    }

    @Test
    void keepsNoRequest() {
      authorize(without("code_challenge"));

      assertThat(server.pendings.byId).isEmpty();
    }
  }

  @Nested
  class WhenTheRequestIsRight {
    @Test
    void sendsANewBrowserToMyCase() {
      WebResponse response = authorize(OauthServer.form(request()));

      assertThat(response.status()).isEqualTo(303);
      assertThat(response.header("Location"))
          .isEqualTo("https://mycase.example/login?for=request-1");
      assertThat(response.header("Set-Cookie")).isEqualTo("mc4j=new-1");
      assertThat(server.pendings.byId.get("request-1").sessionHash()).isEqualTo("new-1");
    }

    @Test
    void keepsWhatTheClientAskedFor() {
      authorize(OauthServer.form(request()));

      assertThat(pending())
          .isEqualTo(
              new Pending(
                  FakeClients.DESK, FakeClients.DESK_URI, "a state", CHALLENGE, Scope.READ_WRITE));
    }

    @Test
    void row26AsksForConsentAlsoWhereTheUserIsLoggedIn() {
      server.sessions.begin("of-dana", FakeUsers.DANA);
      server.logins.live.add(FakeUsers.DANA);

      WebResponse response = authorize(OauthServer.form(request()), "Cookie", "mc4j=of-dana");

      assertThat(response.header("Location")).isEqualTo(P + "/oauth/consent?request=request-1");
      assertThat(response.header("Set-Cookie")).isNull();
      assertThat(server.pendings.byId.get("request-1").sessionHash()).isEqualTo("of-dana");
      assertThat(server.tokens.approvals).isEmpty();
    }

    @Test
    void sendsAUserWhoseMyCaseLoginIsDeadToMyCase() {
      server.sessions.begin("of-dana", FakeUsers.DANA);

      assertThat(
              authorize(OauthServer.form(request()), "Cookie", "mc4j=of-dana").header("Location"))
          .startsWith("https://mycase.example/");
    }

    @Test
    void sendsABlockedUserToMyCase() {
      server.sessions.begin("of-dana", FakeUsers.DANA);
      server.logins.live.add(FakeUsers.DANA);
      server.users.add(FakeUsers.DANA, "Dana Okafor", true);

      assertThat(
              authorize(OauthServer.form(request()), "Cookie", "mc4j=of-dana").header("Location"))
          .startsWith("https://mycase.example/");
    }

    @Test
    void usesTheOnlyRedirectUri() {
      authorize(without("redirect_uri"));

      assertThat(pending().redirectUri()).isEqualTo(FakeClients.DESK_URI);
    }

    @Test
    void row24KeepsThePortThatTheClientListensOn() {
      server.clients.with("native", "http://127.0.0.1/cb");
      Map<String, String> query = request();
      query.put("client_id", "native");
      query.put("redirect_uri", "http://127.0.0.1:5123/cb");

      authorize(OauthServer.form(query));

      assertThat(pending().redirectUri()).isEqualTo("http://127.0.0.1:5123/cb");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://mcp.firm.example/mcp",
          "https://mcp.firm.example/mcp/",
          "https://MCP.Firm.Example/mcp",
          "https://mcp.firm.example",
          "https://mcp.firm.example/"
        })
    void row6ForgivesASlashAndTheCaseOfTheHost(String resource) {
      authorize(with("resource", resource));

      assertThat(server.pendings.byId).hasSize(1);
    }

    @Test
    void knowsItsOwnScopesOnly() {
      authorize(with("scope", "openid mycase:read"));

      assertThat(pending().scope()).isEqualTo(Scope.READ);
    }

    @Test
    void row56AsksOnlyToReadOnAReadOnlyServer() {
      OauthServer readOnly = new OauthServer(TestSettings.standard().withReadOnly());

      readOnly.get(PATH, with("scope", "mycase:read mycase:write"));

      assertThat(readOnly.pendings.byId.get("request-1").pending().scope()).isEqualTo(Scope.READ);
    }

    @ParameterizedTest
    @CsvSource({"prompt, consent", "prompt, login", "response_mode, query", "request, ''", "x, y"})
    void ignoresWhatMakesNoDifference(String name, String value) {
      authorize(with(name, value));

      assertThat(server.pendings.byId).hasSize(1);
    }

    @Test
    void takesAStateOf1024Characters() {
      authorize(with("state", "s".repeat(1024)));

      assertThat(pending().state()).isEqualTo("s".repeat(1024));
    }
  }
}
