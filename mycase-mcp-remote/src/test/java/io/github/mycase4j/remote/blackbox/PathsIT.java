package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Methods, headers and errors of every path, on the program as it is shipped. */
class PathsIT {
  private static final List<String> OAUTH =
      List.of("/oauth/register", "/oauth/token", "/oauth/revoke");
  private static final List<String> METADATA =
      List.of(
          "/.well-known/oauth-protected-resource",
          "/.well-known/oauth-protected-resource/mcp",
          "/.well-known/oauth-authorization-server");
  private static final List<String> FORMS =
      List.of("/tokens/create", "/tokens/revoke", "/admin/revoke", "/admin/block", "/logout");

  private static RunningServer server;
  private static long admin;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.sandbox(Map.of("STOP_DELAY_SECONDS", "0"));
    admin = new TestBrowser().staff(server.url()).get(0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestBrowser.Page send(String method, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return new TestBrowser().send(request);
  }

  private static String header(TestBrowser.Page page, String name) {
    return String.join(" | ", page.response().headers().allValues(name));
  }

  private static void assertAllow(String path, String allow) throws Exception {
    List<String> allowed = List.of(allow.split(", "));
    for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH")) {
      if (!allowed.contains(method)) {
        TestBrowser.Page refused = send(method, path);
        assertThat(refused.status()).as("%s %s", method, path).isEqualTo(405);
        assertThat(header(refused, "Allow")).as("%s %s", method, path).isEqualTo(allow);
      }
    }
    TestBrowser.Page options = send("OPTIONS", path);
    assertThat(options.status()).as(path).isEqualTo(204);
    assertThat(header(options, "Allow")).as(path).isEqualTo(allow);
  }

  @Test
  void everyPathAllowsItsMethodsOnly() throws Exception {
    for (String path : OAUTH) {
      assertAllow(path, "POST, OPTIONS");
    }
    for (String path : METADATA) {
      assertAllow(path, "GET, HEAD, OPTIONS");
    }
    for (String path : List.of("/oauth/authorize", "/oauth/mycase/callback", "/login")) {
      assertAllow(path, "GET");
    }
    assertAllow("/oauth/consent", "GET, HEAD, POST");
    for (String path : FORMS) {
      assertAllow(path, "POST");
    }
    for (String path : List.of("/", "/tokens", "/admin", "/healthz", "/readyz")) {
      assertAllow(path, "GET, HEAD");
    }
    assertThat(header(send("OPTIONS", "/mcp"), "Allow")).isEqualTo("POST, OPTIONS");
  }

  @Test
  void unknownPathsAreNotFoundAndNeverRedirected() throws Exception {
    for (String path :
        List.of(
            "/.well-known/openid-configuration",
            "/.well-known/oauth-authorization-server/mcp",
            "/mcp/",
            "/oauth/register/ID",
            "/oauth/token/")) {
      TestBrowser.Page page = send("GET", path);
      assertThat(page.status()).as(path).isEqualTo(404);
      assertThat(page.response().body()).as(path).contains("\"error\":\"not_found\"");
    }
    for (String path : List.of("/sse", "/tokens/", "/oauth/authorize/", "/assets/x.css")) {
      TestBrowser.Page page = send("GET", path);
      assertThat(page.status()).as(path).isEqualTo(404);
      assertThat(page.error()).as(path).isEqualTo("not_found");
      assertThat(page.location()).as(path).isEmpty();
    }
  }

  @Test
  void row61_pagesOfOtherSitesMayUseOauthButNotTheMcpEndpoint() throws Exception {
    List<String> open = new ArrayList<>(OAUTH);
    open.addAll(METADATA);
    for (String path : open) {
      for (String method : List.of("GET", "POST")) {
        assertThat(header(send(method, path), "Access-Control-Allow-Origin")).isEqualTo("*");
      }
      TestBrowser.Page preflight =
          send(
              "OPTIONS",
              path,
              "Origin",
              "https://evil.example",
              "Access-Control-Request-Method",
              "POST");
      assertThat(preflight.status()).isEqualTo(204);
      assertThat(header(preflight, "Access-Control-Allow-Methods")).isEqualTo("GET, POST");
    }
    for (String origin : List.of("https://evil.example", "null")) {
      assertThat(send("POST", "/mcp", "Origin", origin).status()).isEqualTo(403);
      TestBrowser.Page preflight =
          send("OPTIONS", "/mcp", "Origin", origin, "Access-Control-Request-Method", "POST");
      assertThat(preflight.status()).isEqualTo(204);
      assertThat(preflight.response().headers().map().keySet())
          .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
    }
    TestBrowser.Page own = send("POST", "/mcp", "Origin", server.url());
    assertThat(own.status()).isEqualTo(401);
    assertThat(header(own, "Access-Control-Allow-Origin")).isEqualTo(server.url());
    assertThat(header(own, "Vary")).isEqualTo("Origin");
  }

  @Test
  void row38_row72_pagesAreNeitherFramedNorCached() throws Exception {
    TestBrowser browser = new TestBrowser();
    browser.login(server.url() + "/login", admin, "");
    TestClient client = new TestClient(server.url());
    List<TestBrowser.Page> pages = new ArrayList<>();
    for (String path : List.of("/", "/tokens", "/admin", "/nothing", "/oauth/consent?request=x")) {
      pages.add(browser.get(server.url() + path));
    }
    pages.add(browser.post(server.url() + "/admin/block", Map.of()));
    TestBrowser.Page consent =
        browser.follow(
            browser.get(client.authorizeUrl(TestClient.verifier(), Map.of())),
            TestClient.REDIRECT_URI);
    assertThat(consent.name()).isEqualTo("consent");
    pages.add(consent);

    for (TestBrowser.Page page : pages) {
      String name = page.address() + " " + page.name();
      assertThat(header(page, "Cache-Control")).as(name).isEqualTo("no-store");
      assertThat(header(page, "X-Frame-Options")).as(name).isEqualTo("DENY");
      assertThat(header(page, "X-Content-Type-Options")).as(name).isEqualTo("nosniff");
      assertThat(header(page, "Referrer-Policy")).as(name).isEqualTo("same-origin");
      assertThat(header(page, "Server")).as(name).isEmpty();
      Set<String> policy = Set.of(header(page, "Content-Security-Policy").split("; "));
      assertThat(policy)
          .as(name)
          .contains("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'");
      assertThat(policy.contains("form-action 'self'"))
          .as(name)
          .isEqualTo(!page.name().equals("consent"));
      boolean isolated = page.address().getPath().matches("/(tokens|admin).*");
      assertThat(header(page, "Cross-Origin-Opener-Policy"))
          .as(name)
          .isEqualTo(isolated ? "same-origin" : "");
    }
    for (String path : List.of("/oauth/token", "/oauth/register", "/oauth/revoke", "/mcp")) {
      assertThat(header(send("POST", path), "Cache-Control")).as(path).isEqualTo("no-store");
    }
  }

  @Test
  void metadataMayBeCachedAndHasTheFixedMembers() throws Exception {
    HttpResponse<String> response =
        send("GET", "/.well-known/oauth-authorization-server").response();
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("public, max-age=3600");
    assertThat(new TestClient.Reply(response).json().keySet())
        .isEqualTo(
            Set.of(
                "issuer",
                "authorization_endpoint",
                "token_endpoint",
                "revocation_endpoint",
                "registration_endpoint",
                "response_types_supported",
                "response_modes_supported",
                "grant_types_supported",
                "code_challenge_methods_supported",
                "scopes_supported",
                "token_endpoint_auth_methods_supported",
                "revocation_endpoint_auth_methods_supported",
                "token_endpoint_auth_signing_alg_values_supported",
                "revocation_endpoint_auth_signing_alg_values_supported",
                "client_id_metadata_document_supported",
                "authorization_response_iss_parameter_supported"));
  }

  @Test
  void row03_aTokenInTheAddressIsRefused() throws Exception {
    TestBrowser browser = new TestBrowser();
    TestClient client = new TestClient(server.url());
    TestClient.Tokens tokens = client.connect(browser, admin, true);

    TestClient.Reply refused =
        client.send(
            HttpRequest.newBuilder(
                    URI.create(server.url() + "/mcp?access_token=" + tokens.access()))
                .POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("error")).isEqualTo("invalid_request");
    assertThat(browser.locations())
        .isNotEmpty()
        .noneMatch(address -> address.matches(".*mc4j_(at|rt|pat)_.*"));
  }
}
