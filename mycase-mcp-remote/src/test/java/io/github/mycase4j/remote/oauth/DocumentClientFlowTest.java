package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole way of a client with a metadata document, against a server on loopback. */
class DocumentClientFlowTest {
  private static final String P = "http://127.0.0.1:8080";
  private static final String ID = "http://127.0.0.1:8123/client.json";
  private static final String CALLBACK = "http://127.0.0.1:8123/cb";

  private final DocumentServer documents = new DocumentServer(ServerSocketFactory.getDefault());
  private final OauthServer server =
      new OauthServer(
          TestSettings.standard().at(P),
          new FakeNetwork(documents.port(), (SSLSocketFactory) SSLSocketFactory.getDefault()));

  @AfterEach
  void close() {
    documents.close();
  }

  private void serve(Map<String, Object> document, String jwks) {
    documents.on(
        (in, out) -> {
          boolean isKeys = documents.requests.get(documents.requests.size() - 1).contains("/jwks");
          String body = isKeys ? jwks : Json.write(document);
          out.write(
              ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + body)
                  .getBytes(StandardCharsets.UTF_8));
        });
  }

  private static String request() {
    return OauthServer.form(
        "client_id",
        ID,
        "redirect_uri",
        CALLBACK,
        "response_type",
        "code",
        "code_challenge",
        "a".repeat(43),
        "code_challenge_method",
        "S256");
  }

  private static Map<String, Object> document() {
    return Map.of(
        "client_id",
        ID,
        "redirect_uris",
        List.of(CALLBACK),
        "token_endpoint_auth_method",
        "private_key_jwt",
        "jwks_uri",
        "http://127.0.0.1:8123/jwks");
  }

  private WebResponse refresh(String... more) {
    return server.postForm(
        "/oauth/token",
        OauthServer.form("grant_type", "refresh_token", "refresh_token", "t", "client_id", ID)
            + "&"
            + OauthServer.form(more));
  }

  @Test
  void row33LeadsToTokensForAClientThatProvesItself() throws Exception {
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
    serve(document(), new JWKSet(key).toString(true));
    SignedJWT assertion =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k").build(),
            new JWTClaimsSet.Builder()
                .issuer(ID)
                .subject(ID)
                .audience(P)
                .jwtID("1")
                .expirationTime(Date.from(server.clock.instant().plus(Duration.ofMinutes(1))))
                .build());
    assertion.sign(new ECDSASigner(key));

    assertThat(server.get("/oauth/authorize", request()).status()).isEqualTo(303);
    assertThat(OauthServer.error(refresh())).isEqualTo("invalid_client");
    assertThat(
            refresh(
                    "client_assertion_type",
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                    "client_assertion",
                    assertion.serialize())
                .status())
        .isEqualTo(200);
    assertThat(server.pendings.byId.get("request-1").pending().redirectUri()).isEqualTo(CALLBACK);
  }

  @Test
  void row31EndsOnAPageWithoutADocument() {
    documents.send("HTTP/1.1 404 Not Found\r\n\r\n");

    PageException page =
        catchThrowableOfType(PageException.class, () -> server.get("/oauth/authorize", request()));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.code()).isEqualTo("client_document");
    assertThat(page.sentence()).contains("status 404");
    assertThat(OauthServer.error(refresh())).isEqualTo("invalid_client");
  }
}
