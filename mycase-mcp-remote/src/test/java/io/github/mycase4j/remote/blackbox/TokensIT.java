package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes and tokens, stolen, late and at once, on a server whose times are short. */
class TokensIT {
  @TempDir static Path folder;

  private static ServedFirm firm;
  private static TestBrowser browser;

  @BeforeAll
  static void start() throws Exception {
    firm =
        ServedFirm.start(
            folder,
            Map.of("ACCESS_TOKEN_SECONDS", "6", "CODE_SECONDS", "2", "REFRESH_GRACE_SECONDS", "1"));
    browser = firm.adminLoggedIn();
  }

  @AfterAll
  static void stop() {
    firm.close();
  }

  private static TestClient.Tokens connect(TestClient client) throws Exception {
    return client.connect(browser, firm.full(), true);
  }

  private static int status(TestClient client, String token) throws Exception {
    return client.legacy(token, "tools/list", Map.of()).status();
  }

  private static Map<String, String> exchangeForm(TestClient.Code code) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code.code());
    form.put("code_verifier", code.verifier());
    form.put("redirect_uri", code.redirectUri());
    form.put("client_id", code.clientId());
    return form;
  }

  private static void refused(TestClient.Reply reply, String error) {
    assertThat(reply.status()).as(reply.response().body()).isEqualTo(400);
    assertThat(reply.text("error")).isEqualTo(error);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
  }

  private static List<TestClient.Reply> atOnce(int times, Callable<TestClient.Reply> request)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<Callable<TestClient.Reply>> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        all.add(request);
      }
      List<TestClient.Reply> replies = new ArrayList<>();
      for (Future<TestClient.Reply> each : threads.invokeAll(all)) {
        replies.add(each.get());
      }
      return replies;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void row04_anAccessTokenWorksAndThenHasExpired() throws Exception {
    TestClient client = firm.client();
    TestClient.Tokens tokens = connect(client);
    assertThat(status(client, tokens.access())).isEqualTo(200);

    Thread.sleep(6_100);

    TestClient.Reply late = client.legacy(tokens.access(), "tools/list", Map.of());
    assertThat(late.status()).isEqualTo(401);
    assertThat(late.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    assertThat(status(client, TestClient.tokens(client.refresh(tokens.refresh())).access()))
        .isEqualTo(200);
  }

  @Test
  void row07_noFileOfTheServerHoldsASecret() throws Exception {
    TestClient client = firm.client();
    TestClient.Code code = client.authorize(browser, firm.full(), true);
    TestClient.Tokens tokens = TestClient.tokens(client.exchange(code));
    TestClient.Tokens next = TestClient.tokens(client.refresh(tokens.refresh()));
    assertThat(client.call(next.access(), "list-cases", Map.of()).get("isError"))
        .isNotEqualTo(true);
    TestBrowser.Page page =
        browser.submit(
            browser.get(firm.url() + "/tokens"),
            "form#create",
            Map.of("name", "Laptop", "days", "7", "scope", "read"));
    String apiToken = page.html().select("output#token").text();
    List<String> secrets =
        new ArrayList<>(
            List.of(
                code.code(),
                code.verifier(),
                tokens.access(),
                tokens.refresh(),
                next.access(),
                next.refresh(),
                apiToken,
                firm.sandbox.clientSecret(),
                ServedFirm.KEY));
    browser.cookies().getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().contains("mc4j"))
        .forEach(cookie -> secrets.add(cookie.getValue()));
    assertThat(secrets).hasSizeGreaterThan(9).allMatch(secret -> secret.length() > 10);
    // MyCase's tokens are not known to the test; each begins as the sandbox makes them.
    String example = firm.sandbox.newAccessToken();

    try (var files = Files.list(firm.home)) {
      for (Path file : files.toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
          assertThat(bytes.contains(secret)).as(file.getFileName().toString()).isFalse();
        }
        assertThat(bytes).doesNotContainPattern("mc4j_(ac|at|rt|pat)_[A-Za-z0-9_-]{43}");
      }
    }
    assertThat(firm.query("SELECT sealed FROM mycase_logins")).isNotEmpty();
    assertThat(example).isNotBlank();
    assertThat(firm.query("SELECT sealed FROM mycase_logins").toString())
        .doesNotContain("access", "refresh", "token");
  }

  @Test
  void row08_aLoginThatWasMovedToAnotherUsersRowOpensForNobody() throws Exception {
    TestClient client = firm.client();
    TestClient.Tokens full = connect(client);
    TestClient.Tokens other = client.connect(new TestBrowser(), firm.restricted(), false);
    assertThat(firm.server().stop()).isEqualTo(143);
    String query = "SELECT sealed FROM mycase_logins WHERE user_id = ";
    String ofFull = firm.query(query + firm.full()).get(0).get(0);
    String ofOther = firm.query(query + firm.restricted()).get(0).get(0);
    swapped(ofOther, ofFull);
    firm.serve(Map.of());
    firm.sandbox.clearRequests();

    String again = TestClient.tokens(client.refresh(full.refresh())).access();
    String others = TestClient.tokens(client.refresh(other.refresh())).access();
    for (String token : List.of(again, others)) {
      Map<?, ?> result = client.call(token, "list-cases", Map.of());
      assertThat(result.get("isError")).as(result.toString()).isEqualTo(true);
      assertThat(result.toString()).contains("cannot be opened: it was made for another user");
    }
    assertThat(firm.sandbox.requests()).isEmpty();

    swapped(ofFull, ofOther);
    assertThat(client.call(again, "list-cases", Map.of()).get("isError")).isNotEqualTo(true);
  }

  private static void swapped(String full, String other) throws Exception {
    String change = "UPDATE mycase_logins SET sealed = ? WHERE user_id = ?";
    firm.update(change, full, firm.full());
    firm.update(change, other, firm.restricted());
  }

  @Test
  void row11_onlyAChallengeOfS256Is() throws Exception {
    TestClient client = firm.client();
    String verifier = TestClient.verifier();
    String challenge = TestClient.challenge(verifier);
    for (Map<String, String> changes :
        List.of(
            Map.of("code_challenge_method", "plain"),
            Map.of("code_challenge_method", ""),
            Map.of("code_challenge_method", "s256"),
            Map.of("code_challenge", ""),
            Map.of("code_challenge", challenge.substring(1)),
            Map.of("code_challenge", "a".repeat(129)))) {
      TestBrowser.Page page = browser.get(client.authorizeUrl(verifier, changes));
      assertThat(page.status()).as(changes.toString()).isEqualTo(303);
      assertThat(page.location()).startsWith(TestClient.REDIRECT_URI);
      assertThat(TestClient.parameter(page.location(), "error")).isEqualTo("invalid_request");
      assertThat(TestClient.parameter(page.location(), "code")).isEmpty();
    }
    TestClient.Code code = client.authorize(browser, firm.full(), false);
    for (int length : List.of(42, 129)) {
      Map<String, String> form = exchangeForm(code);
      form.put("code_verifier", "a".repeat(length));
      refused(client.postForm("/oauth/token", form), "invalid_request");
    }
    assertThat(client.exchange(code).status()).isEqualTo(200);
  }

  @Test
  void row12_theVerifierIsNeededAndAWrongOneSpendsTheCode() throws Exception {
    TestClient client = firm.client();
    TestClient.Code code = client.authorize(browser, firm.full(), false);
    Map<String, String> without = exchangeForm(code);
    without.remove("code_verifier");
    refused(client.postForm("/oauth/token", without), "invalid_request");
    Map<String, String> wrong = exchangeForm(code);
    wrong.put("code_verifier", TestClient.verifier());

    refused(client.postForm("/oauth/token", wrong), "invalid_grant");

    refused(client.exchange(code), "invalid_grant");
  }

  @Test
  void row13_aSecondExchangeRevokesTheGrantUnlessItIsAnotherClients() throws Exception {
    TestClient client = firm.client();
    TestClient.Code code = client.authorize(browser, firm.full(), false);
    TestClient.Tokens tokens = TestClient.tokens(client.exchange(code));
    Map<String, String> others = exchangeForm(code);
    others.put("client_id", firm.client().register());

    refused(client.postForm("/oauth/token", others), "invalid_grant");
    assertThat(status(client, tokens.access())).isEqualTo(200);

    refused(client.exchange(code), "invalid_grant");
    assertThat(status(client, tokens.access())).isEqualTo(401);
    refused(client.refresh(tokens.refresh()), "invalid_grant");
  }

  @Test
  void row14_aCodeIsBoundToItsClientAndItsRedirectUri() throws Exception {
    TestClient client = firm.client();
    TestClient.Code code = client.authorize(browser, firm.full(), false);
    Map<String, String> others = exchangeForm(code);
    others.put("client_id", firm.client().register());
    refused(client.postForm("/oauth/token", others), "invalid_grant");
    assertThat(client.exchange(code).status()).isEqualTo(200);

    Map<String, String> elsewhere = exchangeForm(client.authorize(browser, firm.full(), false));
    elsewhere.put("redirect_uri", TestClient.REDIRECT_URI + "2");
    refused(client.postForm("/oauth/token", elsewhere), "invalid_grant");
  }

  @Test
  void row15_aCodeIsGoodForItsTime() throws Exception {
    TestClient client = firm.client();
    TestClient.Code code = client.authorize(browser, firm.full(), false);

    Thread.sleep(2_100);

    refused(client.exchange(code), "invalid_grant");
  }

  @Test
  void row16_ofManyExchangesAtOnceOneSucceedsAndItsTokenDies() throws Exception {
    TestClient client = firm.client();
    TestClient.Code code = client.authorize(browser, firm.full(), false);

    List<TestClient.Reply> replies = atOnce(32, () -> client.exchange(code));

    List<TestClient.Reply> good = replies.stream().filter(each -> each.status() == 200).toList();
    assertThat(good).hasSize(1);
    assertThat(replies).filteredOn(each -> each.status() == 400).hasSize(31);
    assertThat(status(client, TestClient.tokens(good.get(0)).access())).isEqualTo(401);
  }

  @Test
  void row17_aRefreshTokenThatIsReplayedEndsTheGrant() throws Exception {
    TestClient client = firm.client();
    TestClient.Tokens stolen = connect(client);
    TestClient.Tokens newest = TestClient.tokens(client.refresh(stolen.refresh()));
    int before = firm.events("grant-revoked").size();

    Thread.sleep(2_000);
    refused(client.refresh(stolen.refresh()), "invalid_grant");

    assertThat(status(client, newest.access())).isEqualTo(401);
    refused(client.refresh(newest.refresh()), "invalid_grant");
    List<Map<String, Object>> events = firm.events("grant-revoked");
    assertThat(events).hasSize(before + 1);
    assertThat(events.get(before).toString()).contains("reason=replay");
  }

  @Test
  void row18_twoRefreshesAtOnceBothWork() throws Exception {
    TestClient client = firm.client();
    TestClient.Tokens tokens = connect(client);

    List<TestClient.Reply> replies = atOnce(2, () -> client.refresh(tokens.refresh()));

    for (TestClient.Reply reply : replies) {
      TestClient.Tokens pair = TestClient.tokens(reply);
      assertThat(status(client, pair.access())).isEqualTo(200);
      assertThat(client.refresh(pair.refresh()).status()).isEqualTo(200);
    }
  }

  @Test
  void row62_theHeaderOfAPeerThatIsNoProxyOfOursIsNotBelieved() throws Exception {
    TestBrowser other = new TestBrowser();
    String token = firm.client().connect(other, firm.restricted(), false).access();
    RawHttp.Response used =
        RawHttp.post(
            firm.port(),
            "/mcp",
            "Host: 127.0.0.1:"
                + firm.port()
                + "\r\nContent-Type: application/json\r\nX-Forwarded-For: 203.0.113.7\r\n"
                + "Authorization: Bearer "
                + token
                + "\r\n",
            TestClient.request("tools/list", Map.of()));
    assertThat(used.status()).isEqualTo(200);
    String from =
        other.get(firm.url() + "/tokens").html().select("tr[data-grant] [data-from]").text();
    assertThat(from).contains("127.0.0.1").doesNotContain("203.0.113.7");
    assertThat(firm.server().errors())
        .filteredOn(line -> line.contains("X-Forwarded-For"))
        .hasSize(1);
  }

  @Test
  void row19_aRefreshTokenIsBoundToItsClientAndItsScope() throws Exception {
    TestClient client = firm.client();
    TestClient.Tokens tokens = client.connect(browser, firm.full(), false);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", tokens.refresh());
    form.put("client_id", firm.client().register());
    refused(client.postForm("/oauth/token", form), "invalid_grant");
    form.put("client_id", client.register());
    form.put("scope", "mycase:read mycase:write");
    refused(client.postForm("/oauth/token", form), "invalid_scope");

    TestClient.Tokens next = TestClient.tokens(client.refresh(tokens.refresh()));
    assertThat(next.scope()).isEqualTo("mycase:read");
  }
}
