package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What strangers send to the port: other hosts, forged headers, odd and endless requests. */
class HttpIT {
  private static final String JSON = "Content-Type: application/json\r\n";

  private static RunningServer server;
  private static int port;
  private static String host;
  private static String token;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.sandbox(Map.of("TRUSTED_PROXIES", "127.0.0.1"));
    host = "Host: " + server.url().substring("http://".length()) + "\r\n";
    port = Integer.parseInt(server.url().substring(server.url().lastIndexOf(':') + 1));
    TestBrowser browser = new TestBrowser();
    long admin = browser.staff(server.url()).get(0);
    token = new TestClient(server.url()).connect(browser, admin, true).access();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String bearer(String value) {
    return "Authorization: Bearer " + value + "\r\n";
  }

  private static String from(String address) {
    return "X-Forwarded-For: " + address + "\r\n";
  }

  private static int call(String headers) throws IOException {
    return RawHttp.post(
            port,
            "/mcp",
            host + JSON + bearer(token) + headers,
            TestClient.request("tools/list", Map.of()))
        .status();
  }

  @Test
  void row60_anotherHostIsAnsweredOnHealthChecksOnly() throws Exception {
    for (String path :
        List.of(
            "/",
            "/mcp",
            "/tokens",
            "/admin",
            "/login",
            "/oauth/authorize",
            "/oauth/token",
            "/oauth/register",
            "/oauth/consent",
            "/oauth/mycase/callback",
            "/.well-known/oauth-protected-resource",
            "/.well-known/oauth-authorization-server",
            "/assets/x",
            "/nothing")) {
      for (String evil : List.of("evil.example", "evil.example:" + port, "localhost:" + port)) {
        for (String method : List.of("GET", "POST", "OPTIONS")) {
          RawHttp.Response response =
              RawHttp.exchange(
                  port,
                  method
                      + " "
                      + path
                      + " HTTP/1.1\r\nHost: "
                      + evil
                      + "\r\n"
                      + bearer(token)
                      + "Content-Length: 0\r\n\r\n");
          assertThat(response.status()).as(method + " " + path + " " + evil).isEqualTo(421);
          assertThat(response.body()).contains("\"misdirected_request\"");
          assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
        }
      }
    }
    assertThat(RawHttp.get(port, "/healthz", "Host: evil.example\r\n").status()).isEqualTo(200);
    assertThat(RawHttp.get(port, "/readyz", "Host: 10.1.2.3\r\n").status()).isEqualTo(200);
  }

  @Test
  void row62_forwardedHeadersChangeNoAddress() throws Exception {
    String evil =
        String.join(
            "\r\n",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Port: 443",
            "Forwarded: host=evil.example;proto=https",
            "");
    for (String path :
        List.of(
            "/.well-known/oauth-authorization-server",
            "/.well-known/oauth-protected-resource/mcp",
            "/",
            "/mcp")) {
      RawHttp.Response plain = RawHttp.get(port, path, host);
      RawHttp.Response forged = RawHttp.get(port, path, host + evil);
      assertThat(forged.status()).isEqualTo(plain.status());
      assertThat(forged.body()).isEqualTo(plain.body());
      assertThat(forged.header("WWW-Authenticate")).isEqualTo(plain.header("WWW-Authenticate"));
    }
    assertThat(RawHttp.get(port, "/login", host + evil).header("Location"))
        .contains("redirect_uri=" + TestBrowser.encode(server.url() + "/oauth/mycase/callback"))
        .doesNotContain("evil");
  }

  @Test
  void row62_theAddressOfATrustedProxyIsTheLastHopThatIsNot() throws Exception {
    TestBrowser other = new TestBrowser();
    long user = other.staffWhoSeesOwn(server.url());
    String fresh = new TestClient(server.url()).connect(other, user, false).access();
    RawHttp.Response used =
        RawHttp.post(
            port,
            "/mcp",
            host + JSON + bearer(fresh) + from("198.51.100.9, 203.0.113.7, 127.0.0.1"),
            TestClient.request("tools/list", Map.of()));
    assertThat(used.status()).isEqualTo(200);
    TestBrowser.Page page = other.get(server.url() + "/tokens");
    assertThat(page.html().select("tr[data-grant] [data-from]").text()).isEqualTo("203.0.113.7");
    assertThat(page.html().text()).doesNotContain("198.51.100.9");
  }

  @Test
  void row64_requestsThatTwoServersReadDifferentlyAreRefusedAndTheConnectionIsClosed()
      throws Exception {
    String post = "POST /mcp HTTP/1.1\r\n";
    for (String request :
        List.of(
            post
                + host
                + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /tokens",
            post + host + "Content-Length: 0\r\nContent-Length: 5\r\n\r\nGET /",
            post + host + "Content-Length: 5, 6\r\n\r\nGET /x",
            post + host + "Content-Length: +3\r\n\r\nabc",
            post
                + host
                + JSON
                + bearer(token)
                + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
            post + host + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
            "GET / HTTP/1.1\r\n" + host + "X-A: one\r\n two\r\n\r\n",
            "GET / HTTP/1.1\r\n" + host + "X-A : one\r\n\r\n",
            "GET / HTTP/1.1\r\n" + host + host + "\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET http://evil.example/tokens HTTP/1.1\r\n" + host + "\r\n")) {
      try (RawHttp raw = new RawHttp(port)) {
        raw.send(request);
        assertThat(raw.read().status()).as(request).isEqualTo(400);
        assertThat(raw.isClosed()).as(request).isTrue();
      }
    }
    // Without a token nobody looks at the body, and nobody takes it for the next request either.
    try (RawHttp raw = new RawHttp(port)) {
      raw.send(post + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\nGET / HTTP/1.1\r\n\r\n");
      assertThat(raw.read().status()).isEqualTo(401);
      assertThat(raw.isClosed()).isTrue();
    }
  }

  @Test
  void row65_bigAndDeepBodiesAreRefused() throws Exception {
    String head = host + JSON + bearer(token);
    try (RawHttp raw = new RawHttp(port)) {
      raw.send("POST /mcp HTTP/1.1\r\n" + head + "Content-Length: 4194305\r\n\r\n{\"jsonrpc\"");
      assertThat(raw.read().status()).isEqualTo(413);
    }
    String deep = "[".repeat(65) + "]".repeat(65);
    RawHttp.Response tooDeep =
        RawHttp.post(
            port,
            "/mcp",
            head,
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{\"a\":"
                + deep
                + "}}");
    assertThat(tooDeep.status()).isEqualTo(400);
    assertThat(tooDeep.body()).contains("-32700");
    for (String path : List.of("/oauth/token", "/oauth/register", "/tokens/create")) {
      String type =
          path.endsWith("register") ? JSON : "Content-Type: application/x-www-form-urlencoded\r\n";
      RawHttp.Response response = RawHttp.post(port, path, host + type, "a=" + "b".repeat(17_000));
      assertThat(response.status()).as(path).isEqualTo(413);
    }
    assertThat(RawHttp.get(port, "/", host + "X-A: " + "a".repeat(17_000) + "\r\n").status())
        .isEqualTo(431);
  }

  @Test
  void row65_twoHundredSlowConnectionsHoldUpNobodyAndEndIn30Seconds() throws Exception {
    List<RawHttp> slow = new ArrayList<>();
    Instant start = Instant.now();
    try {
      for (int i = 0; i < 200; i++) {
        RawHttp raw = new RawHttp(port);
        slow.add(raw);
        raw.send(
            i % 2 == 0
                ? "GET /tokens HTTP/1.1\r\nHost: "
                : "POST /mcp HTTP/1.1\r\n"
                    + host
                    + JSON
                    + bearer(token)
                    + "Content-Length: 1000\r\n\r\n{");
      }
      for (int i = 0; i < 5; i++) {
        Instant before = Instant.now();
        assertThat(RawHttp.get(port, "/healthz", host).status()).isEqualTo(200);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(1));
      }
      assertThat(call("")).isEqualTo(200);
      for (RawHttp raw : slow.subList(0, 2)) {
        assertThat(raw.isClosed()).isTrue();
      }
      assertThat(Duration.between(start, Instant.now()))
          .isBetween(Duration.ofSeconds(25), Duration.ofSeconds(38));
    } finally {
      for (RawHttp raw : slow) {
        raw.close();
      }
    }
  }

  @Test
  void row66_guessingEndsForOneAddressOnly() throws Exception {
    // A clock minute: not over the end of one.
    int second = java.time.LocalTime.now(java.time.ZoneOffset.UTC).getSecond();
    if (second > 45) {
      Thread.sleep((61 - second) * 1_000L);
    }
    String origin = "Origin: " + server.url() + "\r\n";
    String guess =
        host + JSON + origin + from("198.51.100.66") + bearer("mc4j_at_" + "a".repeat(43));
    RawHttp.Response last = null;
    try (RawHttp raw = new RawHttp(port)) {
      for (int i = 1; i <= 121; i++) {
        last = raw.send("POST /mcp HTTP/1.1\r\n" + guess + "Content-Length: 2\r\n\r\n{}").read();
        assertThat(last.status()).as("request " + i).isEqualTo(i <= 120 ? 401 : 429);
      }
    }
    assertThat(last.body()).contains("\"too_many_requests\"");
    assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
    assertThat(last.header("Access-Control-Expose-Headers")).contains("Retry-After");
    assertThat(call(from("198.51.100.66"))).isEqualTo(200);
    String other = guess.replace("198.51.100.66", "198.51.100.67");
    assertThat(RawHttp.post(port, "/mcp", other, "{}").status()).isEqualTo(401);
  }

  @Test
  void row66_aFloodOfOneGrantIsCutAndOthersGoOn() throws Exception {
    TestClient client = new TestClient(server.url());
    long admin = new TestBrowser().staff(server.url()).get(0);
    String flooding = client.connect(new TestBrowser(), admin, false).access();
    int second = java.time.LocalTime.now(java.time.ZoneOffset.UTC).getSecond();
    if (second > 45) {
      Thread.sleep((61 - second) * 1_000L);
    }
    String head = host + JSON + bearer(flooding);
    String body = TestClient.request("tools/list", Map.of());
    try (RawHttp raw = new RawHttp(port)) {
      for (int i = 1; i <= 301; i++) {
        RawHttp.Response response =
            raw.send(
                    "POST /mcp HTTP/1.1\r\n"
                        + head
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .read();
        assertThat(response.status()).as("request " + i).isEqualTo(i <= 300 ? 200 : 429);
        if (i == 301) {
          assertThat(Integer.parseInt(response.header("Retry-After"))).isBetween(1, 60);
        }
      }
    }
    assertThat(call("")).isEqualTo(200);
  }
}
