package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages and their forms, on the program as it is shipped. */
class PagesIT {
  private static RunningServer server;
  private static List<Long> staff;
  private static TestBrowser admin;
  private static TestBrowser user;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.sandbox(Map.of("STOP_DELAY_SECONDS", "0"));
    staff = new TestBrowser().staff(server.url());
    admin = loggedIn(staff.get(0));
    user = loggedIn(staff.get(1));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestBrowser loggedIn(long staffId) throws Exception {
    TestBrowser browser = new TestBrowser();
    assertThat(browser.login(at("/login"), staffId, "").name()).isEqualTo("tokens");
    return browser;
  }

  private static String at(String path) {
    return server.url() + path;
  }

  private static TestClient client() {
    return new TestClient(server.url());
  }

  private static String csrf(TestBrowser browser) throws Exception {
    return browser.get(at("/tokens")).fields("form#create").get("csrf");
  }

  private static TestBrowser.Page post(TestBrowser browser, String path, String... fields)
      throws Exception {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("csrf", csrf(browser));
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return browser.post(at(path), form);
  }

  private static TestBrowser.Page create(TestBrowser browser, String... changes) throws Exception {
    Map<String, String> form = new HashMap<>(browser.get(at("/tokens")).fields("form#create"));
    form.putAll(Map.of("name", "Laptop", "days", "30", "scope", "read"));
    for (int i = 0; i < changes.length; i += 2) {
      form.put(changes[i], changes[i + 1]);
    }
    return browser.post(at("/tokens/create"), form);
  }

  private static void assertError(TestBrowser.Page page, int status, String code) {
    assertThat(page.error()).as(page.response().body()).isEqualTo(code);
    assertThat(page.status()).isEqualTo(status);
    assertThat(page.html().select("p#message").text()).isNotBlank();
  }

  @Test
  void row37_everyFormNeedsTheTokenOfItsSessionAndItsOwnSite() throws Exception {
    Map<String, Map<String, String>> forms =
        Map.of(
            "/tokens/create", Map.of(),
            "/tokens/revoke", Map.of("kind", "all"),
            "/admin/revoke", Map.of("kind", "user", "id", staff.get(1).toString()),
            "/admin/block", Map.of("user_id", staff.get(1).toString(), "blocked", "1"),
            "/logout", Map.of());
    String own = csrf(admin);
    String other = csrf(user);
    for (String path : forms.keySet()) {
      Map<String, String> form = new HashMap<>(forms.get(path));
      assertError(admin.post(at(path), form), 403, "csrf");
      form.put("csrf", other);
      assertError(admin.post(at(path), form), 403, "csrf");
      form.put("csrf", own);
      assertError(new TestBrowser().post(at(path), form), 403, "csrf");
      for (String[] header :
          new String[][] {
            {"Origin", "https://evil.example"},
            {"Origin", "null"},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"}
          }) {
        TestBrowser.Page refused =
            admin.send(
                HttpRequest.newBuilder(URI.create(at(path)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header(header[0], header[1])
                    .POST(HttpRequest.BodyPublishers.ofString(TestBrowser.encode(form))));
        assertError(refused, 403, "csrf");
      }
    }
    assertThat(admin.get(at("/admin")).html().select("tr[data-blocked=1]")).isEmpty();
  }

  @Test
  void row47_adminPagesAreForAdmins() throws Exception {
    assertError(user.get(at("/admin")), 403, "not_admin");
    assertError(post(user, "/admin/revoke"), 403, "not_admin");
    assertError(post(user, "/admin/block"), 403, "not_admin");
    assertThat(user.get(at("/tokens")).html().select("a#admin")).isEmpty();
    assertThat(admin.get(at("/tokens")).html().select("a#admin")).hasSize(1);
    assertThat(new TestBrowser().get(at("/admin")).location()).isEqualTo("/login?next=/admin");
  }

  @Test
  void row48_whatIsAnothersIsNotFound() throws Exception {
    TestBrowser owner = loggedIn(staff.get(2));
    String access = client().connect(owner, staff.get(2), true).access();
    String token = create(owner).html().select("output#token").text();
    Element page = owner.get(at("/tokens")).html();
    String grantId = page.select("tr[data-grant]").attr("data-grant");
    String tokenId = page.select("tr[data-token]").attr("data-token");

    assertError(post(user, "/tokens/revoke", "kind", "grant", "id", grantId), 404, "not_found");
    assertError(post(user, "/tokens/revoke", "kind", "token", "id", tokenId), 404, "not_found");
    assertError(post(user, "/tokens/revoke", "kind", "x", "id", tokenId), 400, "form");
    assertThat(client().legacy(access, "ping", Map.of()).status()).isEqualTo(200);
    assertThat(client().legacy(token, "ping", Map.of()).status()).isEqualTo(200);

    assertThat(post(owner, "/tokens/revoke", "kind", "token", "id", tokenId).location())
        .isEqualTo("/tokens");
    assertThat(client().legacy(token, "ping", Map.of()).status()).isEqualTo(401);
    Element row = owner.get(at("/tokens")).html().selectFirst("tr[data-token=" + tokenId + "]");
    assertThat(row).isNotNull();
    assertThat(row.attr("data-revoked")).isEqualTo("user");
    assertThat(row.select("button")).isEmpty();
    assertThat(post(admin, "/admin/revoke", "kind", "grant", "id", grantId).location())
        .isEqualTo("/admin");
    assertThat(client().legacy(access, "ping", Map.of()).status()).isEqualTo(401);
  }

  @Test
  void row78_aBlockedUserIsOutAtOnce() throws Exception {
    TestBrowser blocked = loggedIn(staff.get(3));
    String access = client().connect(blocked, staff.get(3), true).access();
    String id = staff.get(3).toString();

    assertThat(post(admin, "/admin/block", "user_id", id, "blocked", "1").status()).isEqualTo(303);

    assertThat(client().legacy(access, "ping", Map.of()).status()).isEqualTo(401);
    assertThat(blocked.get(at("/tokens")).location()).isEqualTo("/login?next=/tokens");
    assertError(blocked.login(at("/login"), staff.get(3), ""), 403, "user_blocked");
    assertThat(admin.get(at("/admin")).html().select("tr[data-user=" + id + "]"))
        .extracting(row -> row.attr("data-blocked"))
        .containsExactly("1");
    assertError(
        post(admin, "/admin/block", "user_id", staff.get(0).toString(), "blocked", "1"),
        400,
        "form");
    assertError(post(admin, "/admin/block", "user_id", "99999", "blocked", "1"), 404, "not_found");
  }

  @Test
  void row71_aLoginLeadsToOneOfTwoPages() throws Exception {
    for (String next : List.of("//evil", "https:evil", "/\\evil", "/admin/x", "/tokens")) {
      TestBrowser.Page page =
          user.login(at("/login?next=" + TestBrowser.encode(next)), staff.get(1), "");
      assertThat(page.name()).as(next).isEqualTo("tokens");
      assertThat(page.address().getPath()).as(next).isEqualTo("/tokens");
    }
    assertThat(admin.login(at("/login?next=/admin"), staff.get(0), "").name()).isEqualTo("admin");
  }

  @Test
  void row73_aFormThatIsSentTwiceMakesOneToken() throws Exception {
    TestBrowser browser = loggedIn(staff.get(4));
    String once = "a".repeat(22);

    TestBrowser.Page created = create(browser, "once", once);
    assertThat(created.name()).isEqualTo("token-created");
    String token = created.html().select("output#token").text();
    assertThat(token).matches("mc4j_pat_[A-Za-z0-9_-]{43}");
    assertThat(created.html().select("#secret").text()).isEqualTo("MYCASE_MCP_TOKEN=" + token);
    TestBrowser.Page again = create(browser, "once", once);

    assertError(again, 409, "repeated");
    TestBrowser.Page tokens = browser.get(at("/tokens"));
    assertThat(tokens.html().select("tr[data-token]")).hasSize(1);
    assertThat(tokens.html().select("[data-hint]").text())
        .isEqualTo(token.substring(token.length() - 4));
    assertThat(tokens.response().body()).doesNotContain(token);
  }

  @Test
  void aFieldThatIsWrongIsNamed() throws Exception {
    String[][] wrong = {
      {"name", ""},
      {"name", "x".repeat(61)},
      {"days", "31"},
      {"scope", "mycase:read"},
      {"once", "short"}
    };
    for (String[] field : wrong) {
      TestBrowser.Page page = create(user, field);
      assertError(page, 400, "form");
      assertThat(page.html().select("[data-field]").attr("data-field")).isEqualTo(field[0]);
    }
  }

  @Test
  void theSnippetsOfEightClientsHoldTheAddressAndOneTheToken() throws Exception {
    TestBrowser.Page created = create(admin);
    String token = created.html().select("output#token").text();
    String address = at("/mcp");

    assertThat(created.html().select("#connect article[data-client]"))
        .extracting(article -> article.attr("data-client"))
        .containsExactlyInAnyOrder(
            "claude-ai",
            "claude-code",
            "claude-desktop",
            "cursor",
            "vscode",
            "windsurf",
            "gemini-cli",
            "chatgpt");
    for (Element article : created.html().select("#connect article")) {
      String key = article.attr("data-client");
      assertThat(article.select("pre[data-snippet=oauth]").text()).as(key).contains(address);
      Element snippet = article.selectFirst("pre[data-snippet=token]");
      assertThat(article.hasAttr("data-no-token")).as(key).isEqualTo(snippet == null);
      if (snippet != null) {
        assertThat(Json.write(Json.read(snippet.wholeText())))
            .as(key)
            .contains(address)
            .doesNotContain("YOUR_TOKEN");
        assertThat(snippet.text().contains(token)).as(key).isEqualTo(key.equals("claude-desktop"));
        assertThat(article.select("[data-file]").text()).as(key).isNotBlank();
      }
    }
    assertThat(created.response().body().split(token, -1)).hasSize(4);
    assertThat(admin.get(at("/tokens")).html().select("article pre").text()).contains("YOUR_TOKEN");
  }

  @Test
  void row79_theLastLogoutDeletesTheLogin() throws Exception {
    long id = staff.get(5);
    TestBrowser browser = loggedIn(id);
    String first = client().connect(browser, id, true).access();
    String second = client().connect(browser, id, true).access();
    assertThat(post(browser, "/logout").location()).isEqualTo("/");

    Map<?, ?> one = client().call(first, "logout", Map.of());
    assertThat(one.toString()).contains("logged_out=true", "note=");
    assertThat(client().legacy(first, "ping", Map.of()).status()).isEqualTo(401);
    assertThat(client().call(second, "auth-status", Map.of()).toString())
        .contains("authenticated=true");
    Map<?, ?> two = client().call(second, "logout", Map.of());
    assertThat(two.toString()).contains("logged_out=true").doesNotContain("note=");
    assertThat(client().legacy(second, "ping", Map.of()).status()).isEqualTo(401);
  }
}
