package io.github.mycase4j.remote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.remote.audit.AuditUnavailableException;
import io.github.mycase4j.remote.web.Endpoint;
import io.github.mycase4j.remote.web.JsonException;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.UnavailableException;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RouterTest {
  private static final Route HOME = Route.page("/", request -> WebResponse.html(200, "<main>home"));
  private static final Route TOKENS =
      Route.page("/tokens", request -> WebResponse.html(200, "<main>tokens"));
  private static final Route CONSENT =
      new Route(
          "/oauth/consent",
          Route.Kind.PAGE,
          List.of("GET", "HEAD", "POST"),
          Route.SMALL_BODY,
          request -> WebResponse.html(200, "<main>consent"));
  private static final Route LOGIN =
      Route.action("/login", request -> WebResponse.seeOther("https://mycase.example/"));
  private static final Route LOGOUT = Route.form("/logout", request -> WebResponse.seeOther("/"));
  private static final Route TOKEN =
      new Route(
          "/oauth/token",
          Route.Kind.OPEN_JSON,
          List.of("POST", "OPTIONS"),
          Route.SMALL_BODY,
          request -> WebResponse.error(400, "invalid_grant", "The code is not known."));
  private static final Route METADATA =
      new Route(
          "/.well-known/oauth-authorization-server",
          Route.Kind.OPEN_JSON,
          List.of("GET", "HEAD", "OPTIONS"),
          Route.SMALL_BODY,
          request -> WebResponse.json(200, List.of("metadata")));
  private static final Route ASSET =
      new Route(
          "/assets/style.1a2b3c.css",
          Route.Kind.ASSET,
          List.of("GET", "HEAD"),
          Route.SMALL_BODY,
          request -> WebResponse.text(200, "text/css; charset=utf-8", "main{}"));
  private static final Route MCP =
      new Route(
          "/mcp",
          Route.Kind.MCP,
          List.of(),
          4 * 1024 * 1024,
          request -> WebResponse.text(200, "application/json", request.method()));
  private static final Route HEALTH =
      new Route(
          "/healthz",
          Route.Kind.PLAIN,
          List.of("GET", "HEAD"),
          Route.SMALL_BODY,
          request -> WebResponse.json(200, List.of("ok")));

  private final TestRouter test =
      new TestRouter(HOME, TOKENS, CONSENT, LOGIN, LOGOUT, TOKEN, METADATA, ASSET, MCP, HEALTH);

  private WebResponse serve(WebRequest request) {
    return test.router.serve(request);
  }

  private static String body(WebResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static List<String> values(WebResponse response, String name) {
    return response.headers().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(java.util.Map.Entry::getValue)
        .toList();
  }

  @Test
  void refusesTwoRoutesOfOnePath() {
    assertThatThrownBy(() -> new TestRouter(HOME, HOME))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Two routes have the path /.");
  }

  /** Row 60: DNS rebinding. */
  @Nested
  class WhenTheHostIsAnother {
    @ParameterizedTest
    @ValueSource(
        strings = {"/", "/tokens", "/mcp", "/oauth/token", "/assets/style.1a2b3c.css", "/unknown"})
    void respondsWith421OnEveryPath(String path) {
      WebResponse response = serve(Requests.get(path, "Host", "evil.example"));

      assertThat(response.status()).isEqualTo(421);
      assertThat(body(response)).contains("\"error\":\"misdirected_request\"");
      assertThat(response.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void respondsToHealthChecks() {
      assertThat(serve(Requests.get("/healthz", "Host", "10.0.0.7:8080")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp.example.com", "MCP.Example.COM", "mcp.example.com:443"})
    void takesTheHostInAnyCaseAndWithTheDefaultPort(String host) {
      assertThat(serve(Requests.get("/", "Host", host)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "mcp.example.com:80",
          "mcp.example.com:",
          "mcp.example.com.",
          "a@mcp.example.com"
        })
    void takesNothingLikeIt(String host) {
      assertThat(serve(Requests.get("/", "Host", host)).status()).isEqualTo(421);
    }

    @Test
    void takesNoSecondHost() {
      WebRequest request = Requests.get("/", "Host", "mcp.example.com", "Host", "mcp.example.com");

      assertThat(serve(request).status()).isEqualTo(421);
    }
  }

  /** Row 62: forwarded headers. */
  @Test
  void changesNoByteForForwardedHeaders() {
    WebResponse plain = serve(Requests.get("/tokens"));
    WebResponse forwarded =
        serve(
            Requests.get(
                "/tokens",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Proto",
                "http",
                "Forwarded",
                "host=evil.example;proto=http"));

    assertThat(forwarded.body()).isEqualTo(plain.body());
    assertThat(forwarded.headers()).isEqualTo(plain.headers());
  }

  @Nested
  class WhenThePathIsUnknown {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "/mcp/",
          "/mcp/x",
          "/.well-known/openid-configuration",
          "/.well-known",
          "/oauth/register",
          "/oauth/register/ID",
          "/oauth/token/"
        })
    void respondsWithJsonWhereProgramsAsk(String path) {
      WebResponse response = serve(Requests.get(path));

      assertThat(response.status()).isEqualTo(404);
      assertThat(response.header("Content-Type")).isEqualTo("application/json");
      assertThat(body(response)).contains("\"error\":\"not_found\"");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/sse",
          "/tokens/",
          "//tokens",
          "/mcpx",
          "/.well-knownx",
          "/assets/x.1.css",
          "/oauth/mycase",
          "/favicon.ico",
          ""
        })
    void respondsWithAPageElsewhere(String path) {
      WebResponse response = serve(Requests.get(path));

      assertThat(response.status()).isEqualTo(404);
      assertThat(body(response)).contains("data-error=\"not_found\"");
      assertThat(response.header("Location")).isNull();
      assertThat(response.header("Content-Security-Policy")).isNotNull();
      assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void letsAWebPageSeeThatThereIsNoSuchMetadata() {
      String path = "/.well-known/openid-configuration";
      WebResponse preflight =
          serve(
              Requests.request(
                  "OPTIONS",
                  path,
                  "",
                  "Origin",
                  "https://any.example",
                  "Access-Control-Request-Method",
                  "GET"));

      assertThat(preflight.status()).isEqualTo(204);
      assertThat(serve(Requests.get(path)).header("Access-Control-Allow-Origin")).isEqualTo("*");
    }
  }

  @Nested
  class WhenTheMethodIsWrong {
    private void assertRefused(String method, String path, String allow) {
      WebResponse response = serve(Requests.request(method, path, ""));

      assertThat(response.status()).as(method + " " + path).isEqualTo(405);
      assertThat(values(response, "Allow")).containsExactly(allow);
    }

    @Test
    void namesTheMethodsOfThePath() {
      assertRefused("GET", "/oauth/token", "POST, OPTIONS");
      assertRefused("HEAD", "/oauth/token", "POST, OPTIONS");
      assertRefused("POST", METADATA.path(), "GET, HEAD, OPTIONS");
      assertRefused("HEAD", "/login", "GET");
      assertRefused("POST", "/login", "GET");
      assertRefused("DELETE", "/oauth/consent", "GET, HEAD, POST");
      assertRefused("GET", "/logout", "POST");
      assertRefused("HEAD", "/logout", "POST");
      assertRefused("POST", "/tokens", "GET, HEAD");
      assertRefused("TRACE", "/", "GET, HEAD");
      assertRefused("POST", "/healthz", "GET, HEAD");
      assertRefused("POST", ASSET.path(), "GET, HEAD");
      assertRefused("get", "/", "GET, HEAD");
    }

    @Test
    void respondsInTheFormOfThePath() {
      assertThat(body(serve(Requests.get("/oauth/token"))))
          .contains("\"error\":\"method_not_allowed\"");
      assertThat(body(serve(Requests.get("/logout"))))
          .contains("data-error=\"method_not_allowed\"");
    }

    @Test
    void leavesTheMethodsOfTheMcpEndpointToIt() {
      for (String method : List.of("GET", "DELETE", "PUT", "OPTIONS")) {
        assertThat(body(serve(Requests.request(method, "/mcp", "")))).isEqualTo(method);
      }
    }
  }

  @Nested
  class WhenTheMethodIsHead {
    @Test
    void hasTheHeadersOfGetAndNoBody() {
      WebResponse get = serve(Requests.get("/tokens"));
      WebResponse head = serve(Requests.request("HEAD", "/tokens", ""));

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(head.headers()).containsAll(get.headers());
      assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(get.body().length));
    }

    @Test
    void hasNoBodyWhereThePathIsUnknown() {
      WebResponse head = serve(Requests.request("HEAD", "/unknown", ""));

      assertThat(head.status()).isEqualTo(404);
      assertThat(head.body()).isEmpty();
    }
  }

  @Nested
  class WhenTheMethodIsOptions {
    @Test
    void namesTheMethodsOfAKnownPath() {
      WebResponse response = serve(Requests.request("OPTIONS", "/tokens", ""));

      assertThat(response.status()).isEqualTo(204);
      assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
      assertThat(response.body()).isEmpty();
    }

    @Test
    void answersPreflightsOfOpenPaths() {
      WebResponse response =
          serve(
              Requests.request(
                  "OPTIONS",
                  "/oauth/token",
                  "",
                  "Origin",
                  "https://any.example",
                  "Access-Control-Request-Method",
                  "POST"));

      assertThat(response.status()).isEqualTo(204);
      assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(response.header("Access-Control-Allow-Methods")).isEqualTo("GET, POST");
      assertThat(response.header("Access-Control-Allow-Headers"))
          .isEqualTo(
              "Authorization, Content-Type, Accept, MCP-Protocol-Version, Mcp-Method, Mcp-Name,"
                  + " Mcp-Session-Id, Last-Event-ID, traceparent");
      assertThat(response.header("Access-Control-Max-Age")).isEqualTo("600");
      assertThat(response.header("Access-Control-Allow-Credentials")).isNull();
    }

    @Test
    void givesNoCorsHeadersToPreflightsOfPages() {
      WebResponse response =
          serve(
              Requests.request(
                  "OPTIONS",
                  "/tokens",
                  "",
                  "Origin",
                  "https://any.example",
                  "Access-Control-Request-Method",
                  "GET"));

      assertThat(response.status()).isEqualTo(204);
      assertThat(response.headers())
          .noneMatch(header -> header.getKey().startsWith("Access-Control"));
    }
  }

  /** Row 61: which web pages may read what. */
  @Nested
  class Cors {
    @Test
    void opensTheOauthEndpointsWithAndWithoutOrigin() {
      for (WebRequest request :
          List.of(
              Requests.request("POST", "/oauth/token", ""),
              Requests.request("POST", "/oauth/token", "", "Origin", "https://any.example"),
              Requests.get(METADATA.path()),
              Requests.get("/oauth/token"))) {
        WebResponse response = serve(request);
        assertThat(values(response, "Access-Control-Allow-Origin")).containsExactly("*");
        assertThat(response.header("Access-Control-Expose-Headers"))
            .isEqualTo("WWW-Authenticate, Retry-After");
      }
    }

    @Test
    void echoesListedOriginsAtTheMcpEndpointAlsoOnErrors() {
      TestRouter failing =
          new TestRouter(
              new Route(
                  "/mcp",
                  Route.Kind.MCP,
                  List.of(),
                  10,
                  request -> {
                    throw new IllegalStateException("no");
                  }));
      for (String origin : List.of("https://mcp.example.com", "https://app.example.org")) {
        for (String body : List.of("", "longer than ten bytes")) {
          WebResponse response =
              failing.router.serve(Requests.request("POST", "/mcp", body, "Origin", origin));
          assertThat(response.status()).isIn(500, 413);
          assertThat(values(response, "Access-Control-Allow-Origin")).containsExactly(origin);
          assertThat(values(response, "Vary")).containsExactly("Origin");
          assertThat(response.header("Access-Control-Expose-Headers"))
              .isEqualTo("WWW-Authenticate, Retry-After");
        }
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://evil.example",
          "null",
          "https://mcp.example.com/",
          "http://mcp.example.com",
          "https://app.example.org.evil.example"
        })
    void givesOtherOriginsNothingAtTheMcpEndpoint(String origin) {
      WebResponse response = serve(Requests.request("POST", "/mcp", "", "Origin", origin));

      assertThat(response.headers())
          .noneMatch(header -> header.getKey().startsWith("Access-Control"));
      assertThat(response.header("Vary")).isEqualTo("Origin");
    }

    @Test
    void keepsWhatTheMcpEndpointDecided() {
      TestRouter deciding =
          new TestRouter(
              new Route(
                  "/mcp",
                  Route.Kind.MCP,
                  List.of(),
                  10,
                  request ->
                      WebResponse.empty(204)
                          .with("Access-Control-Allow-Origin", "https://app.example.org")
                          .with("Vary", "Origin")));
      WebResponse response =
          deciding.router.serve(
              Requests.request("OPTIONS", "/mcp", "", "Origin", "https://app.example.org"));

      assertThat(values(response, "Access-Control-Allow-Origin"))
          .containsExactly("https://app.example.org");
      assertThat(values(response, "Vary")).containsExactly("Origin");
    }
  }

  /** Rows 38, 72, 75: what pages and all responses carry. */
  @Nested
  class Headers {
    private static final String POLICY =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    @Test
    void forbidsFramesScriptsAndCachesOnPages() {
      WebResponse response = serve(Requests.get("/"));

      assertThat(values(response, "X-Frame-Options")).containsExactly("DENY");
      assertThat(values(response, "Cache-Control")).containsExactly("no-store");
      assertThat(values(response, "Content-Security-Policy"))
          .containsExactly(POLICY + "; form-action 'self'");
      assertThat(response.header("Cross-Origin-Opener-Policy")).isNull();
    }

    @Test
    void forbidsCachesOnErrorsOfOauthEndpoints() {
      assertThat(values(serve(Requests.request("POST", "/oauth/token", "")), "Cache-Control"))
          .containsExactly("no-store");
      assertThat(values(serve(Requests.request("GET", "/oauth/token", "")), "Cache-Control"))
          .containsExactly("no-store");
    }

    @Test
    void letsNoOtherPageAtThatAddressDoSo() {
      WebResponse response = serve(Requests.request("DELETE", "/oauth/consent", ""));

      assertThat(values(response, "Content-Security-Policy"))
          .containsExactly(POLICY + "; form-action 'self'");
    }

    @Test
    void letsTheFormOfTheConsentPageLeadToTheClient() {
      WebResponse response = serve(Requests.get("/oauth/consent"));

      assertThat(values(response, "Content-Security-Policy")).containsExactly(POLICY);
      assertThat(response.header("Cross-Origin-Opener-Policy")).isNull();
    }

    @Test
    void isolatesTheWindowsOfTokensAndAdmin() {
      assertThat(serve(Requests.get("/tokens")).header("Cross-Origin-Opener-Policy"))
          .isEqualTo("same-origin");
      assertThat(serve(Requests.get("/admin/unknown")).header("Cross-Origin-Opener-Policy"))
          .isEqualTo("same-origin");
    }

    @Test
    void storesNoRedirect() {
      WebResponse response = serve(Requests.get("/login"));

      assertThat(response.status()).isEqualTo(303);
      assertThat(values(response, "Cache-Control")).containsExactly("no-store");
    }

    @Test
    void letsAssetsBeKeptForAYear() {
      WebResponse response = serve(Requests.get(ASSET.path()));

      assertThat(values(response, "Cache-Control"))
          .containsExactly("public, max-age=31536000, immutable");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/",
          "/unknown",
          "/mcp",
          "/oauth/token",
          "/healthz",
          "/assets/style.1a2b3c.css",
          "/logout",
          "/login"
        })
    void protectsEveryResponse(String path) {
      for (String host : List.of("mcp.example.com", "evil.example")) {
        WebResponse response = serve(Requests.get(path, "Host", host));

        assertThat(values(response, "X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(values(response, "Referrer-Policy")).containsExactly("same-origin");
        assertThat(values(response, "Strict-Transport-Security"))
            .containsExactly("max-age=31536000");
        assertThat(response.header("Server")).isNull();
      }
    }

    @Test
    void asksForNoHttpsWhereThereIsNone() {
      TestRouter http = new TestRouter("http://localhost:8080", HOME);

      assertThat(
              http.router
                  .serve(Requests.get("/", "Host", "localhost:8080"))
                  .header("Strict-Transport-Security"))
          .isNull();
    }
  }

  /** Row 74: internals in errors. */
  @Nested
  class WhenAnEndpointFails {
    private WebResponse failing(Route.Kind kind, Endpoint endpoint) {
      TestRouter failing =
          new TestRouter(new Route("/x", kind, List.of("GET"), Route.SMALL_BODY, endpoint));
      WebResponse response = failing.router.serve(Requests.get("/x"));
      logged = failing.logged();
      return response;
    }

    private String logged = "";

    @Test
    void showsAnErrorPage() {
      WebResponse response =
          failing(
              Route.Kind.PAGE,
              request -> {
                throw PageException.form("days", "Choose how long the token lives.");
              });

      assertThat(response.status()).isEqualTo(400);
      assertThat(body(response))
          .isEqualTo(
              "<main data-error=\"form\" data-field=\"days\">Choose how long the token lives.");
      assertThat(logged).isEmpty();
    }

    @Test
    void sendsAJsonError() {
      WebResponse response =
          failing(
              Route.Kind.OPEN_JSON,
              request -> {
                throw new JsonException(401, "invalid_client", "The client is not known.");
              });

      assertThat(response.status()).isEqualTo(401);
      assertThat(body(response))
          .isEqualTo(
              "{\"error\":\"invalid_client\",\"error_description\":\"The client is not known.\"}");
    }

    @Test
    void tellsOfALostDatabaseThatItComesBack() {
      for (Route.Kind kind : List.of(Route.Kind.PAGE, Route.Kind.OPEN_JSON, Route.Kind.MCP)) {
        WebResponse response =
            failing(
                kind,
                request -> {
                  throw new UnavailableException(new java.sql.SQLException("SELECT secret"));
                });

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("5");
        assertThat(body(response)).contains("unavailable").doesNotContain("SELECT", "sql");
      }
    }

    @Test
    void tellsOfAnAuditLogThatCannotBeWritten() {
      WebResponse response =
          failing(
              Route.Kind.PAGE,
              request -> {
                throw new AuditUnavailableException(new IllegalStateException("/var/lib/x"));
              });

      assertThat(response.status()).isEqualTo(503);
      assertThat(body(response)).contains("audit").doesNotContain("/var");
    }

    @Test
    void keepsWhatWentWrongInTheLog() {
      for (Endpoint endpoint :
          List.<Endpoint>of(
              request -> {
                throw new IllegalStateException("SELECT secret FROM /var/lib/x");
              },
              request -> {
                throw new StackOverflowError("SELECT");
              },
              request -> {
                throw new OutOfMemoryError("SELECT");
              })) {
        WebResponse response = failing(Route.Kind.OPEN_JSON, endpoint);

        assertThat(response.status()).isEqualTo(500);
        assertThat(body(response))
            .contains("\"error\":\"internal\"")
            .doesNotContain("SELECT", "java", "Exception", "Error", "/var");
        assertThat(logged).contains("GET /x failed: java.lang.", "SELECT", "RouterTest");
      }
    }

    @Test
    void row57_tellsThatTheAuditLogCannotBeWritten() {
      WebResponse response =
          failing(
              Route.Kind.PAGE,
              request -> {
                throw new AuditUnavailableException(new IllegalStateException("/var/log/audit"));
              });

      assertThat(response.status()).isEqualTo(503);
      assertThat(body(response)).contains("data-error=\"audit\"").doesNotContain("/var");
    }

    @Test
    void handlesTheFirstStepLikeTheSecond() {
      WebResponse response =
          failing(
              Route.Kind.PAGE,
              new Endpoint() {
                @Override
                public WebResponse begin(WebRequest request) {
                  throw new IllegalStateException("begin");
                }

                @Override
                public WebResponse handle(WebRequest request) {
                  return WebResponse.empty(200);
                }
              });

      assertThat(response.status()).isEqualTo(500);
      assertThat(body(response)).contains("data-error=\"internal\"");
    }
  }

  /** Row 65: big bodies. */
  @Nested
  class WhenTheBodyIsLarge {
    @Test
    void takesTheLargestBodyAndNoByteMore() {
      String largest = "x".repeat(Route.SMALL_BODY);

      assertThat(serve(Requests.request("POST", "/oauth/token", largest)).status()).isEqualTo(400);
      WebResponse response = serve(Requests.request("POST", "/oauth/token", largest + "x"));
      assertThat(response.status()).isEqualTo(413);
      assertThat(body(response)).contains("\"error\":\"too_large\"");
      assertThat(body(serve(Requests.request("POST", "/logout", largest + "x"))))
          .contains("data-error=\"too_large\"");
    }

    @Test
    void endsARequestBeforeItsBodyWhereTheEndpointSaysSo() {
      TestRouter early =
          new TestRouter(
              new Route(
                  "/mcp",
                  Route.Kind.MCP,
                  List.of(),
                  1,
                  new Endpoint() {
                    @Override
                    public WebResponse begin(WebRequest request) {
                      return WebResponse.error(401, "unauthorized", "There is no token.");
                    }

                    @Override
                    public WebResponse handle(WebRequest request) {
                      throw new IllegalStateException("never");
                    }
                  }));

      assertThat(early.router.serve(Requests.request("POST", "/mcp", "longer")).status())
          .isEqualTo(401);
    }
  }
}
