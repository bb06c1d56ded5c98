package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.github.mycase4j.mcp.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that register, and clients that describe themselves at an address of their own. */
class ClientsIT {
  private static RunningServer server;
  private static StrangeServer stranger;
  private static long user;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.sandbox(Map.of());
    stranger = new StrangeServer();
    user = new TestBrowser().staff(server.url()).get(0);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    stranger.close();
  }

  private static String authorize(RunningServer at, String clientId, String verifier) {
    return at.url()
        + "/oauth/authorize?"
        + TestBrowser.encode(
            Map.of(
                "response_type",
                "code",
                "client_id",
                clientId,
                "redirect_uri",
                TestClient.REDIRECT_URI,
                "code_challenge",
                TestClient.challenge(verifier),
                "code_challenge_method",
                "S256"));
  }

  private static Map<String, Object> described(String path) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("client_id", stranger.at(path));
    document.put("client_name", "Described client");
    document.put("redirect_uris", List.of(TestClient.REDIRECT_URI));
    return document;
  }

  private static void refused(RunningServer at, String path) throws Exception {
    Instant begun = Instant.now();
    TestBrowser.Page page =
        new TestBrowser().get(authorize(at, stranger.at(path), TestClient.verifier()));
    assertThat(page.status()).as(path).isEqualTo(400);
    assertThat(page.error()).as(path).isEqualTo("client_document");
    assertThat(page.location()).isEmpty();
    assertThat(Duration.between(begun, Instant.now())).as(path).isLessThan(Duration.ofSeconds(6));
  }

  private static void notOverTheEndOfAMinute() throws InterruptedException {
    int second = LocalTime.now(java.time.ZoneOffset.UTC).getSecond();
    if (second > 45) {
      Thread.sleep((61 - second) * 1_000L);
    }
  }

  @Test
  void row31_aDocumentServerThatRedirectsStallsOrLiesIsRefused() throws Exception {
    String json = "application/json";
    stranger.document("/good", json, Json.write(described("/good")));
    stranger.answer(
        "/redirects",
        out ->
            StrangeServer.head(
                out, "302 Found", "Location: " + stranger.at("/good") + "\r\nContent-Length: 0"));
    stranger.answer("/stalls", out -> Thread.sleep(20_000));
    stranger.answer(
        "/drips",
        out -> {
          StrangeServer.head(out, "200 OK", "Content-Type: " + json + "\r\nContent-Length: 900");
          for (int i = 0; i < 100; i++) {
            out.write(' ');
            out.flush();
            Thread.sleep(200);
          }
        });
    stranger.document("/lies", json, Json.write(described("/good")));
    stranger.document("/page", "text/html", Json.write(described("/page")));
    stranger.document("/nothing", json, "");
    stranger.document("/list", json, "[]");
    stranger.document("/long", json, Json.write(described("/long")) + " ".repeat(10_241));

    for (String path :
        List.of(
            "/redirects",
            "/stalls",
            "/drips",
            "/lies",
            "/page",
            "/nothing",
            "/list",
            "/long",
            "/missing")) {
      refused(server, path);
    }
    assertThat(stranger.requests()).noneMatch(head -> head.startsWith("GET /good "));
    TestBrowser browser = new TestBrowser();
    TestBrowser.Page consent =
        browser.login(
            authorize(server, stranger.at("/good"), TestClient.verifier()),
            user,
            TestClient.REDIRECT_URI);
    assertThat(consent.name()).isEqualTo("consent");
    assertThat(consent.html().select("[data-client-kind=document]")).isNotEmpty();
    assertThat(consent.html().select("#localhost-warning")).isNotEmpty();
  }

  @Test
  void row31_floodsAreNotRead() throws Exception {
    byte[] megabyte = new byte[1 << 20];
    java.util.Arrays.fill(megabyte, (byte) ' ');
    try (RunningServer other = RunningServer.sandbox(Map.of())) {
      // What any first request costs is not what a flood costs.
      for (int i = 0; i < 3; i++) {
        refused(other, "/missing" + i);
      }
      Thread.sleep(1_000);
      long before = residentKilobytes(other.pid());
      for (int i = 0; i < 27; i++) {
        stranger.answer(
            "/flood" + i,
            out -> {
              StrangeServer.head(
                  out, "200 OK", "Content-Type: application/json\r\nContent-Length: 52428800");
              for (int n = 0; n < 50; n++) {
                out.write(megabyte);
              }
            });
        refused(other, "/flood" + i);
      }
      assertThat(residentKilobytes(other.pid()) - before).isLessThan(20 * 1024);
    }
  }

  private static long residentKilobytes(long pid) throws Exception {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IllegalStateException("the process has no memory");
  }

  private static ECKey key() throws Exception {
    return new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
  }

  private static JWTClaimsSet.Builder claims(String clientId) {
    return new JWTClaimsSet.Builder()
        .issuer(clientId)
        .subject(clientId)
        .audience(server.url())
        .expirationTime(Date.from(Instant.now().plusSeconds(120)))
        .jwtID(UUID.randomUUID().toString());
  }

  private static String signed(ECKey key, JWTClaimsSet claims) throws Exception {
    SignedJWT jwt =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(), claims);
    jwt.sign(new ECDSASigner(key));
    return jwt.serialize();
  }

  @Test
  void row32And33_aClientThatMustProveItselfDoes() throws Exception {
    ECKey key = key();
    Map<String, Object> document = described("/proving");
    document.put("token_endpoint_auth_method", "private_key_jwt");
    document.put("jwks", Map.of("keys", List.of(key.toPublicJWK().toJSONObject())));
    stranger.document("/proving", "application/json", Json.write(document));
    String id = stranger.at("/proving");
    String verifier = TestClient.verifier();
    TestBrowser browser = new TestBrowser();
    TestBrowser.Page consent =
        browser.login(authorize(server, id, verifier), user, TestClient.REDIRECT_URI);
    TestBrowser.Page done = browser.submit(consent, "form#consent", Map.of("decision", "allow"));
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", TestClient.parameter(done.location(), "code"));
    form.put("code_verifier", verifier);
    form.put("redirect_uri", TestClient.REDIRECT_URI);
    form.put("client_id", id);
    TestClient client = new TestClient(server.url());

    TestClient.Reply without = client.postForm("/oauth/token", form);
    assertThat(without.status()).isEqualTo(401);
    assertThat(without.text("error")).isEqualTo("invalid_client");

    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("no signature", new PlainJWT(claims(id).build()).serialize());
    SignedJWT symmetric = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(id).build());
    symmetric.sign(
        new MACSigner(
            (key.toPublicJWK().toJSONString() + " ".repeat(32)).getBytes(StandardCharsets.UTF_8)));
    bad.put("the public key as a secret", symmetric.serialize());
    bad.put("another key", signed(key(), claims(id).build()));
    bad.put("another audience", signed(key, claims(id).audience("https://as.example").build()));
    bad.put(
        "ten minutes",
        signed(key, claims(id).expirationTime(Date.from(Instant.now().plusSeconds(600))).build()));
    bad.put(
        "expired",
        signed(key, claims(id).expirationTime(Date.from(Instant.now().minusSeconds(120))).build()));
    bad.put("another client", signed(key, claims(id).subject(client.register()).build()));
    String good = signed(key, claims(id).build());
    String[] parts = good.split("\\.", -1);
    bad.put(
        "changed",
        parts[0]
            + "."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims(id).build().toString().getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[2]);
    bad.put("rubbish", "rubbish");
    for (Map.Entry<String, String> assertion : bad.entrySet()) {
      form.put("client_assertion", assertion.getValue());
      TestClient.Reply reply = client.postForm("/oauth/token", form);
      assertThat(reply.status()).as(assertion.getKey()).isEqualTo(401);
      assertThat(reply.text("error")).as(assertion.getKey()).isEqualTo("invalid_client");
    }
    form.put("client_assertion", good);
    TestClient.Tokens tokens = TestClient.tokens(client.postForm("/oauth/token", form));

    Map<String, String> refresh = new LinkedHashMap<>();
    refresh.put("grant_type", "refresh_token");
    refresh.put("refresh_token", tokens.refresh());
    refresh.put("client_id", id);
    assertThat(client.postForm("/oauth/token", refresh).status()).isEqualTo(401);
    refresh.put("client_assertion_type", form.get("client_assertion_type"));
    refresh.put("client_assertion", good);
    assertThat(client.postForm("/oauth/token", refresh).status()).as("used twice").isEqualTo(401);
    refresh.put("client_assertion", signed(key, claims(id).build()));
    assertThat(client.postForm("/oauth/token", refresh).status()).isEqualTo(200);
  }

  @Test
  void row34_theThirtyFirstRegistrationInAMinuteIsRefused() throws Exception {
    TestClient client = new TestClient(server.url());
    notOverTheEndOfAMinute();
    Map<String, Object> metadata = Map.of("redirect_uris", List.of(TestClient.REDIRECT_URI));
    TestClient.Reply last = null;
    for (int i = 0; i < 40; i++) {
      last = client.postJson("/oauth/register", metadata);
      if (last.status() != 201) {
        // Other tests may have registered in this minute.
        assertThat(i).isBetween(25, 30);
        break;
      }
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.text("error")).isEqualTo("too_many_requests");
    assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
    assertThat(last.header("Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  void row35_aRegistrationMakesTheServerFetchAndShowNothing() throws Exception {
    int before = stranger.requests().size();
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("client_name", "Curious");
    metadata.put("redirect_uris", List.of(TestClient.REDIRECT_URI));
    for (String member :
        List.of(
            "logo_uri",
            "jwks_uri",
            "policy_uri",
            "tos_uri",
            "client_uri",
            "sector_identifier_uri",
            "initiate_login_uri")) {
      metadata.put(member, stranger.at("/" + member));
    }
    TestClient.Reply reply = registered(metadata);
    assertThat(reply.response().body()).doesNotContain(stranger.at(""));

    TestBrowser.Page consent =
        new TestBrowser()
            .login(
                authorize(server, reply.text("client_id"), TestClient.verifier()),
                user,
                TestClient.REDIRECT_URI);

    assertThat(consent.name()).isEqualTo("consent");
    assertThat(consent.response().body()).doesNotContain(stranger.at(""));
    assertThat(consent.response().headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("img-src 'self'", "default-src 'none'");
    assertThat(stranger.requests()).hasSize(before);
  }

  /** Registers; in a minute in which the limit was reached, in the next one. */
  private static TestClient.Reply registered(Map<String, Object> metadata) throws Exception {
    TestClient client = new TestClient(server.url());
    TestClient.Reply reply = client.postJson("/oauth/register", metadata);
    if (reply.status() == 429) {
      Thread.sleep(Long.parseLong(reply.header("Retry-After")) * 1_000L + 500);
      reply = client.postJson("/oauth/register", metadata);
    }
    assertThat(reply.status()).isEqualTo(201);
    return reply;
  }
}
