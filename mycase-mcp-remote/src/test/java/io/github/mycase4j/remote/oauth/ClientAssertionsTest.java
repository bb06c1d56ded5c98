package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.github.mycase4j.remote.tokens.Clients;
import io.github.mycase4j.remote.web.WebResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAssertionsTest {
  private static final String ID = "https://client.example/client.json";
  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private static RSAKey rsa;
  private static ECKey ec;

  private final OauthServer server = new OauthServer();

  @BeforeAll
  static void makeKeys() throws JOSEException {
    rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
  }

  @BeforeEach
  void know() {
    document(ID, "private_key_jwt", new JWKSet(List.<JWK>of(rsa, ec)).toString(true));
    server.keys(new DocumentKeys(unusable(), server.clock));
  }

  private DocumentFetcher unusable() {
    DocumentNetwork none =
        new DocumentNetwork(
            host -> {
              throw new IllegalStateException("nothing is fetched");
            },
            java.net.Socket::new,
            () -> {
              throw new IllegalStateException("nothing is fetched");
            },
            Runnable::run,
            (time, action) -> {});
    return new DocumentFetcher(none, new FakeCounters(server.clock), false);
  }

  private void document(String id, String method, @Nullable String jwks) {
    Instant now = server.clock.instant();
    server.documents.put(
        id,
        new Clients.Client(
            id,
            Clients.Kind.DOCUMENT,
            "Desk",
            List.of("https://client.example/cb"),
            method,
            null,
            jwks,
            now,
            now,
            now));
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ID)
        .subject(ID)
        .audience(TestSettings.P)
        .jwtID("jti-1")
        .expirationTime(in(Duration.ofMinutes(5)));
  }

  private Date in(Duration time) {
    return Date.from(server.clock.instant().plus(time));
  }

  private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(algorithm).build(), claims);
    jwt.sign(signer);
    return jwt.serialize();
  }

  private static String signed(JWTClaimsSet.Builder claims) throws JOSEException {
    return signed(JWSAlgorithm.ES256, new ECDSASigner(ec), claims.build());
  }

  private static Map<String, String> form(String assertion) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", "mc4j_rt_1");
    form.put("client_assertion_type", TYPE);
    form.put("client_assertion", assertion);
    return form;
  }

  private WebResponse post(Map<String, String> form) {
    return server.postForm("/oauth/token", OauthServer.form(form));
  }

  private WebResponse send(String assertion) {
    return post(form(assertion));
  }

  private void assertRefused(WebResponse response) {
    assertThat(OauthServer.error(response)).isEqualTo("invalid_client");
    assertThat(response.status()).isEqualTo(401);
    assertThat(server.tokens.refreshes).isEmpty();
  }

  @Nested
  class WhenTheAssertionIsRight {
    @Test
    void row32TakesEs256() throws Exception {
      assertThat(send(signed(claims())).status()).isEqualTo(200);
      assertThat(server.tokens.refreshes).containsExactly("mc4j_rt_1 " + ID + " null");
    }

    @Test
    void row32TakesRs256() throws Exception {
      assertThat(send(signed(JWSAlgorithm.RS256, new RSASSASigner(rsa), claims().build())).status())
          .isEqualTo(200);
    }

    @Test
    void takesTheTokenEndpointAsAudience() throws Exception {
      assertThat(send(signed(claims().audience(TestSettings.P + "/oauth/token"))).status())
          .isEqualTo(200);
    }

    @Test
    void takesTheClientIdBesideIt() throws Exception {
      Map<String, String> form = form(signed(claims()));
      form.put("client_id", ID);

      assertThat(post(form).status()).isEqualTo(200);
    }

    @Test
    void takesItAtRevocation() throws Exception {
      assertThat(
              server
                  .postForm(
                      "/oauth/revoke",
                      OauthServer.form(
                          "token",
                          "t",
                          "client_assertion_type",
                          TYPE,
                          "client_assertion",
                          signed(claims())))
                  .status())
          .isEqualTo(200);
    }

    @Test
    void takesClocksThatDifferByAMinute() throws Exception {
      JWTClaimsSet.Builder late = claims().expirationTime(in(Duration.ofSeconds(-59)));
      JWTClaimsSet.Builder early =
          claims()
              .jwtID("jti-2")
              .expirationTime(in(Duration.ofSeconds(360)))
              .notBeforeTime(in(Duration.ofSeconds(60)))
              .issueTime(in(Duration.ofSeconds(60)));

      assertThat(send(signed(late)).status()).isEqualTo(200);
      assertThat(send(signed(early)).status()).isEqualTo(200);
    }

    @Test
    void isCheckedAlsoWhereItIsNotNeeded() throws Exception {
      document(ID, "none", new JWKSet(ec).toString(true));

      assertThat(send(signed(claims())).status()).isEqualTo(200);
      server.tokens.refreshes.clear();
      assertRefused(send(signed(claims())));
    }
  }

  @Nested
  class WhenTheAssertionIsForged {
    @Test
    void row32TakesNoneWithoutASignature() {
      assertRefused(send(new PlainJWT(claims().build()).serialize()));
    }

    @Test
    void row32TakesNoPublicKeyAsASecret() throws Exception {
      byte[] publicKey = rsa.toRSAPublicKey().getEncoded();

      assertRefused(send(signed(JWSAlgorithm.HS256, new MACSigner(publicKey), claims().build())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256"})
    void row32TakesNoOtherAlgorithm(String algorithm) throws Exception {
      assertRefused(
          send(signed(JWSAlgorithm.parse(algorithm), new RSASSASigner(rsa), claims().build())));
    }

    @Test
    void row32TakesNoOtherKey() throws Exception {
      ECKey other = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();

      assertRefused(send(signed(JWSAlgorithm.ES256, new ECDSASigner(other), claims().build())));
    }

    @Test
    void row32TakesNoOtherClaims() throws Exception {
      String[] parts = signed(claims()).split("\\.", -1);
      String other = Base64URL.encode(claims().jwtID("jti-9").build().toString()).toString();

      assertRefused(send(parts[0] + "." + other + "." + parts[2]));
    }

    @Test
    void row32TakesNoKeyThatItBringsItself() throws Exception {
      ECKey own = new ECKeyGenerator(Curve.P_256).generate();
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).jwk(own.toPublicJWK()).build(),
              claims().build());
      jwt.sign(new ECDSASigner(own));

      assertRefused(send(jwt.serialize()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "..", "e30.e30.e30"})
    void takesNoGarbage(String assertion) {
      assertRefused(send(assertion));
    }
  }

  @Nested
  class WhenTheAssertionIsNotForThisRequest {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://other.example",
          "https://mcp.firm.example/",
          "https://mcp.firm.example/mcp",
          "http://mcp.firm.example"
        })
    void row32IsForAnotherServer(String audience) throws Exception {
      assertRefused(send(signed(claims().audience(audience))));
    }

    @Test
    void row32IsForAnotherServerToo() throws Exception {
      assertRefused(
          send(signed(claims().audience(List.of(TestSettings.P, "https://other.example")))));
    }

    @Test
    void row32LivesTooLong() throws Exception {
      assertRefused(send(signed(claims().expirationTime(in(Duration.ofMinutes(10))))));
      assertRefused(send(signed(claims().expirationTime(in(Duration.ofSeconds(361))))));
    }

    @Test
    void row32HasExpired() throws Exception {
      assertRefused(send(signed(claims().expirationTime(in(Duration.ofMinutes(-1))))));
    }

    @Test
    void row32IsNotValidYet() throws Exception {
      assertRefused(send(signed(claims().notBeforeTime(in(Duration.ofSeconds(61))))));
      assertRefused(send(signed(claims().issueTime(in(Duration.ofSeconds(61))))));
    }

    @Test
    void row32WasUsedBefore() throws Exception {
      String assertion = signed(claims());
      assertThat(send(assertion).status()).isEqualTo(200);
      server.tokens.refreshes.clear();

      assertRefused(send(assertion));
      assertRefused(send(signed(claims())));
    }

    @Test
    void row32IsNotSpentByAForgery() throws Exception {
      ECKey other = new ECKeyGenerator(Curve.P_256).generate();
      assertRefused(send(signed(JWSAlgorithm.ES256, new ECDSASigner(other), claims().build())));

      assertThat(send(signed(claims())).status()).isEqualTo(200);
    }

    @Test
    void row32IsAboutAnotherClient() throws Exception {
      String other = "https://other.example/client.json";
      document(other, "private_key_jwt", new JWKSet(ec).toString(true));
      Map<String, String> form = form(signed(claims()));
      form.put("client_id", other);

      assertRefused(post(form));
    }

    @Test
    void row32LacksAClaim() throws Exception {
      assertRefused(send(signed(claims().jwtID(null))));
      assertRefused(send(signed(claims().expirationTime(null))));
      assertRefused(send(signed(claims().audience((String) null))));
      assertRefused(send(signed(claims().claim("aud", List.of()))));
      assertRefused(send(signed(claims().issuer(null))));
      assertRefused(send(signed(claims().subject(null))));
      assertRefused(send(signed(claims().issuer("https://other.example/x"))));
    }
  }

  @Nested
  class WhenItIsSentInAnotherWay {
    @Test
    void needsItsType() throws Exception {
      Map<String, String> form = form(signed(claims()));
      form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer");
      assertRefused(post(form));
      form.remove("client_assertion_type");
      form.put("client_id", ID);
      assertRefused(post(form));
    }

    @Test
    void needsTheAssertion() {
      Map<String, String> form = form("");
      form.put("client_id", ID);

      assertRefused(post(form));
    }

    @Test
    void isNoUseToAClientWithoutKeys() throws Exception {
      document(ID, "none", null);
      assertRefused(send(signed(claims())));
      assertRefused(send(signed(claims().issuer(FakeClients.DESK).subject(FakeClients.DESK))));
    }

    @Test
    void isNotSentWithBasic() throws Exception {
      WebResponse response =
          server.postForm(
              "/oauth/token",
              OauthServer.form(form(signed(claims()))),
              "Authorization",
              "Basic bWM0al9jX2Rlc2s6");

      assertThat(OauthServer.error(response)).isEqualTo("invalid_request");
    }

    @Test
    void row33IsNeededWhereTheDocumentSaysSo() {
      Map<String, String> form = form("");
      form.remove("client_assertion");
      form.remove("client_assertion_type");
      form.put("client_id", ID);

      assertRefused(post(form));
    }
  }
}
