package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients, authorization, login and consent, on the program as it is shipped. */
class OauthIT {
  private static final String HTTPS = "https://client.example/cb";

  private static RunningServer server;
  private static List<Long> staff;
  private static TestBrowser browser;
  private static TestClient client;

  @BeforeAll
  static void start() throws Exception {
    // Its tests come from several addresses, so that the limits of one do not end them.
    server =
        RunningServer.sandbox(
            Map.of("STOP_DELAY_SECONDS", "0", "TRUSTED_PROXIES", "127.0.0.1, ::1"));
    staff = new TestBrowser().staff(server.url());
    browser = loggedIn(staff.get(0));
    client = new TestClient(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String at(String path) {
    return server.url() + path;
  }

  private static TestBrowser loggedIn(long staffId) throws Exception {
    TestBrowser loggedIn = new TestBrowser();
    assertThat(loggedIn.login(at("/login"), staffId, "").name()).isEqualTo("tokens");
    return loggedIn;
  }

  private static TestClient.Reply register(String address, Object... members) throws Exception {
    Map<String, Object> metadata = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      metadata.put((String) members[i], members[i + 1]);
    }
    return client.send(
        HttpRequest.newBuilder(URI.create(at("/oauth/register")))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", address)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    io.github.mycase4j.mcp.json.Json.write(metadata))));
  }

  private static TestBrowser.Page authorize(Map<String, String> changes) throws Exception {
    return browser.get(client.authorizeUrl(TestClient.verifier(), changes));
  }

  private static TestBrowser.Page consent(TestBrowser of, Map<String, String> changes)
      throws Exception {
    TestBrowser.Page page =
        of.follow(
            of.get(client.authorizeUrl(TestClient.verifier(), changes)), TestClient.REDIRECT_URI);
    assertThat(page.name()).as(page.response().body()).isEqualTo("consent");
    return page;
  }

  private static void assertError(TestBrowser.Page page, int status, String code) {
    assertThat(page.error()).as(page.address() + page.response().body()).isEqualTo(code);
    assertThat(page.status()).isEqualTo(status);
    assertThat(page.location()).isEmpty();
  }

  @Test
  void row20_row21_nothingIsSentToAnAddressThatIsNotTheClients() throws Exception {
    String id = register("192.0.2.1", "redirect_uris", List.of(HTTPS)).text("client_id");
    for (String uri :
        List.of(
            HTTPS + "/",
            HTTPS + "x",
            HTTPS + "?x=1",
            HTTPS + "#x",
            "https://client.example/CB",
            "https://client.example/%2e%2e/cb",
            "https://user@client.example/cb",
            "https://client.example:444/cb",
            "https://client.example:443/cb",
            "https://a.client.example/cb",
            "https://client.example\\cb",
            "https://client.example./cb",
            "http://client.example/cb",
            "https://evil.example/cb",
            "javascript:alert(1)")) {
      assertError(authorize(Map.of("client_id", id, "redirect_uri", uri)), 400, "redirect_uri");
    }
    assertError(authorize(Map.of("client_id", "nobody")), 400, "unknown_client");
    assertError(browser.get(at("/oauth/authorize")), 400, "unknown_client");
  }

  @Test
  void row22_row23_addressesThatRunOrCrossTheNetworkInClearAreNotRegistered() throws Exception {
    int attempt = 0;
    for (String uri :
        List.of(
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "blob:https://client.example/x",
            "about:blank",
            "vbscript:x",
            "intent://x",
            "ms-settings:x",
            "http://client.example/cb",
            "http://localhost.evil.example/",
            "http://127.0.0.1.nip.io/")) {
      TestClient.Reply refused =
          register("192.0.2." + (10 + attempt++), "redirect_uris", List.of(uri));
      assertThat(refused.status()).as(uri).isEqualTo(400);
      assertThat(refused.text("error")).as(uri).isEqualTo("invalid_redirect_uri");
    }
  }

  @Test
  void row24_theProgramOnThisComputerMayListenAnywhere() throws Exception {
    String id =
        register("192.0.2.2", "redirect_uris", List.of("http://127.0.0.1/cb")).text("client_id");

    TestBrowser.Page good =
        authorize(Map.of("client_id", id, "redirect_uri", "http://127.0.0.1:5123/cb"));
    assertThat(good.location()).startsWith(at("/oauth/consent?request="));
    for (String uri :
        List.of(
            "http://127.0.0.1:5123/cb2",
            "http://localhost:5123/cb",
            "http://127.0.0.1:99999/cb",
            "http://127.0.0.1:x/cb")) {
      assertError(authorize(Map.of("client_id", id, "redirect_uri", uri)), 400, "redirect_uri");
    }
  }

  @Test
  void row06_tokensAreForThisServerOnly() throws Exception {
    for (String resource :
        List.of(
            "https://evil.example/mcp", at("/other"), at("/mcp").replace("http:", "https:"), "")) {
      TestBrowser.Page page = authorize(Map.of("resource", resource));
      assertThat(TestClient.parameter(page.location(), "error"))
          .as(resource)
          .isEqualTo("invalid_target");
    }
    for (String resource : List.of(at("/mcp/"), at(""), at("/"))) {
      assertThat(authorize(Map.of("resource", resource)).location())
          .as(resource)
          .startsWith(at("/oauth/consent"));
    }
    Map<String, String> form = new HashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", client.connect(browser, staff.get(0), true).refresh());
    form.put("client_id", client.register());
    form.put("resource", "https://evil.example/mcp");
    assertThat(client.postForm("/oauth/token", form).text("error")).isEqualTo("invalid_target");
    form.put("resource", at("/mcp/"));
    assertThat(client.postForm("/oauth/token", form).status()).isEqualTo(200);
  }

  @Test
  void row25_theIssuerIsNamedOnSuccessAndOnErrors() throws Exception {
    String error = authorize(Map.of("prompt", "none")).location();
    assertThat(TestClient.parameter(error, "error")).isEqualTo("interaction_required");
    assertThat(TestClient.parameter(error, "state")).isEqualTo("state-1");
    assertThat(TestClient.parameter(error, "iss")).isEqualTo(server.url());

    TestBrowser.Page done =
        browser.submit(consent(browser, Map.of()), "form#consent", Map.of("decision", "allow"));
    assertThat(TestClient.parameter(done.location(), "iss")).isEqualTo(server.url());
    TestBrowser.Page denied =
        browser.submit(consent(browser, Map.of()), "form#consent", Map.of("decision", "deny"));
    assertThat(TestClient.parameter(denied.location(), "error")).isEqualTo("access_denied");
    assertThat(TestClient.parameter(denied.location(), "iss")).isEqualTo(server.url());
  }

  @Test
  void row25_theIssuerCanBeSwitchedOff() throws Exception {
    try (RunningServer silent =
        RunningServer.sandbox(Map.of("OAUTH_ISS", "0", "STOP_DELAY_SECONDS", "0"))) {
      TestClient ofSilent = new TestClient(silent.url());
      TestBrowser.Page error =
          new TestBrowser()
              .get(ofSilent.authorizeUrl(TestClient.verifier(), Map.of("prompt", "none")));

      assertThat(error.location()).contains("error=interaction_required").doesNotContain("iss=");
      assertThat(
              ofSilent
                  .send(
                      HttpRequest.newBuilder(
                          URI.create(silent.url() + "/.well-known/oauth-authorization-server")))
                  .json()
                  .get("authorization_response_iss_parameter_supported"))
          .isEqualTo(false);
    }
  }

  @Test
  void row26_whatWasConsentedBeforeLetsNothingThrough() throws Exception {
    client.connect(browser, staff.get(0), true);

    assertThat(consent(browser, Map.of()).location()).isEmpty();
  }

  @Test
  void row27_namesOfClientsAreTextThatNobodyVerified() throws Exception {
    int attempt = 0;
    for (String name :
        List.of("<script>alert(1)</script>", "a\u202eb", "x".repeat(500), "Claude")) {
      String id =
          register(
                  "192.0.2." + (30 + attempt++),
                  "client_name",
                  name,
                  "redirect_uris",
                  List.of(HTTPS))
              .text("client_id");
      TestBrowser.Page page =
          browser.follow(authorize(Map.of("client_id", id, "redirect_uri", HTTPS)), HTTPS);
      assertThat(page.name()).isEqualTo("consent");
      assertThat(page.html().select("[data-client-kind=registered]").text())
          .contains("name not verified");
      assertThat(page.html().select("[data-client-name]").text())
          .hasSizeLessThanOrEqualTo(80)
          .doesNotContain("\u202e");
      assertThat(page.html().select("script:not([src])")).isEmpty();
      assertThat(page.html().select("[data-redirect-host]").text()).isEqualTo("client.example");
      // Row 28: the warning is for programs on this computer.
      assertThat(page.html().select("#localhost-warning")).isEmpty();
    }
    assertThat(consent(browser, Map.of()).html().select("#localhost-warning")).hasSize(1);
  }

  @Test
  void row36_consentNeedsTheTokenOfTheSessionAndTheOwnSite() throws Exception {
    Map<String, String> fields = consent(browser, Map.of()).fields("form#consent");
    fields.put("decision", "allow");
    Map<String, String> without = new HashMap<>(fields);
    without.remove("csrf");
    assertError(browser.post(at("/oauth/consent"), without), 403, "csrf");
    without.put(
        "csrf", loggedIn(staff.get(1)).get(at("/tokens")).fields("form#create").get("csrf"));
    assertError(browser.post(at("/oauth/consent"), without), 403, "csrf");
    for (String[] header :
        new String[][] {
          {"Origin", "https://evil.example"}, {"Origin", "null"}, {"Sec-Fetch-Site", "cross-site"}
        }) {
      TestBrowser.Page refused =
          browser.send(
              HttpRequest.newBuilder(URI.create(at("/oauth/consent")))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header(header[0], header[1])
                  .POST(HttpRequest.BodyPublishers.ofString(TestBrowser.encode(fields))));
      assertError(refused, 403, "csrf");
    }
    // Nothing was decided by any of them.
    TestBrowser.Page done = browser.post(at("/oauth/consent"), fields);
    assertThat(TestClient.parameter(done.location(), "code")).startsWith("mc4j_ac_");
    assertError(browser.post(at("/oauth/consent"), fields), 400, "request_unknown");
  }

  @Test
  void row39_theSessionGetsANewIdAtLogin() throws Exception {
    TestBrowser visitor = new TestBrowser();
    visitor.get(at("/login"));
    HttpCookie before = visitor.cookies().getCookieStore().getCookies().get(0);
    String old = before.getValue();
    assertThat(visitor.login(at("/login"), staff.get(0), "").name()).isEqualTo("tokens");

    assertThat(visitor.cookies().getCookieStore().getCookies())
        .extracting(HttpCookie::getValue)
        .doesNotContain(old);
    TestBrowser.Page anonymous =
        new TestBrowser()
            .send(
                HttpRequest.newBuilder(URI.create(at("/tokens")))
                    .header("Cookie", before.getName() + "=" + old));
    assertThat(anonymous.location()).isEqualTo("/login?next=/tokens");
  }

  @Test
  void row40_aLoginEndsInTheBrowserThatBeganItAndOnce() throws Exception {
    TestBrowser beginner = new TestBrowser();
    String state = TestClient.parameter(beginner.get(at("/login")).location(), "state");
    String callback = at("/oauth/mycase/callback?code=x&state=" + state);
    TestBrowser other = new TestBrowser();
    other.get(at("/login"));

    assertError(new TestBrowser().get(callback), 400, "login_state");
    assertError(other.get(callback), 400, "login_state");
    assertError(beginner.get(callback), 502, "mycase_unreachable");
    assertError(beginner.get(callback), 400, "login_state");
    assertError(beginner.get(at("/oauth/mycase/callback")), 400, "login_state");
  }

  @Test
  void row41_aRequestBelongsToTheBrowserThatBeganIt() throws Exception {
    Map<String, String> fields = consent(browser, Map.of()).fields("form#consent");
    TestBrowser victim = loggedIn(staff.get(1));
    String request = fields.get("request");

    assertError(victim.get(at("/oauth/consent?request=" + request)), 400, "request_unknown");
    Map<String, String> own = new HashMap<>();
    own.put("request", request);
    own.put("csrf", victim.get(at("/tokens")).fields("form#create").get("csrf"));
    own.put("decision", "allow");
    assertError(victim.post(at("/oauth/consent"), own), 400, "request_unknown");
  }

  @Test
  void row55_theScopeIsWhatWasAskedForAndTicked() throws Exception {
    assertThat(client.connect(browser, staff.get(0), false).scope()).isEqualTo("mycase:read");

    String verifier = TestClient.verifier();
    TestBrowser.Page page =
        browser.follow(
            browser.get(client.authorizeUrl(verifier, Map.of("scope", "mycase:read"))),
            TestClient.REDIRECT_URI);
    assertThat(page.html().select("#write, #writes")).isEmpty();
    TestBrowser.Page done =
        browser.submit(page, "form#consent", Map.of("decision", "allow", "write", "1"));
    TestClient.Code code =
        new TestClient.Code(
            TestClient.parameter(done.location(), "code"),
            verifier,
            client.register(),
            TestClient.REDIRECT_URI);
    assertThat(TestClient.tokens(client.exchange(code)).scope()).isEqualTo("mycase:read");
  }
}
