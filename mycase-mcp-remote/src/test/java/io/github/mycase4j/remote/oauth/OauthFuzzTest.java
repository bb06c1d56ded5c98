package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.mycase4j.remote.tokens.RedirectTarget;
import io.github.mycase4j.remote.web.WebResponse;
import io.github.mycase4j.testsupport.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What strangers send must end in a response or an error that was thought of. */
class OauthFuzzTest {
  private static List<byte[]> corpus(String... inputs) {
    return Stream.of(inputs).map(input -> input.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  @Test
  void row21RedirectUrisMatchOnlyOnTheirHost() {
    List<String> registered =
        List.of("https://client.example/cb", "http://127.0.0.1/cb", "com.example.app:/cb");
    Fuzz fuzz =
        new Fuzz(
            corpus(registered.toArray(String[]::new)),
            "evil.example",
            "@",
            ":5123",
            "#",
            "?",
            "/",
            "\\x5c",
            "%2e",
            "..",
            "[::1]",
            "https://");
    fuzz.run(
        (input, random) -> {
          String given = text(input);
          if (RedirectUris.matches(registered, given)) {
            assertThat(RedirectTarget.of(given).host())
                .isIn("client.example", "127.0.0.1", "com.example.app:");
            assertThat(given).endsWith("/cb");
          }
          if (RedirectUris.isAllowed(given)) {
            assertThat(RedirectTarget.of(given).host()).isNotEmpty();
            assertThat(given).matches("[\\x21-\\x7e]+");
          }
        });
  }

  @Test
  void row29AddressesOfDocumentsArePlainOrRefused() {
    Fuzz fuzz =
        new Fuzz(
            corpus("https://client.example/x.json", "http://127.0.0.1:8123/x", "https://[::1]/x"),
            "@",
            "..",
            "%2e",
            "/",
            "?",
            "#",
            "0x7f",
            "127.1",
            ":99999");
    fuzz.run(
        (input, random) -> {
          try {
            DocumentUrl url = DocumentUrl.parse(text(input), false);
            assertThat(url.isTls()).isTrue();
            assertThat(url.port()).isEqualTo(443);
            assertThat(url.path()).startsWith("/").doesNotContain("/../", "/./", "?", "#");
            assertThat(url.host()).matches("[0-9A-Za-z.:%_-]+");
          } catch (DocumentException e) {
            assertThat(e.sentence()).endsWith(".");
          }
        });
  }

  @Test
  void row31ResponsesOfDocumentServersAreReadOrRefused() {
    String header = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    Fuzz fuzz =
        new Fuzz(
            corpus(
                header + "Content-Length: 2\r\n\r\n{}",
                header + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 103 Early\r\n\r\n" + header + "Cache-Control: max-age=60\r\n\r\n{}"),
            "\\x0d\\x0a",
            "max-age=",
            "99999999999",
            "chunked",
            "-1",
            ";",
            ":");
    fuzz.run(
        (input, random) -> {
          try {
            DocumentResponse response = DocumentResponse.read(new ByteArrayInputStream(input));
            assertThat(response.body().length).isLessThanOrEqualTo(DocumentResponse.MOST_BYTES);
            assertThat(response.fresh())
                .isBetween(DocumentResponse.SHORTEST, DocumentResponse.LONGEST);
          } catch (DocumentException e) {
            assertThat(e.sentence()).endsWith(".");
          } catch (EOFException e) {
            assertThat(e).hasMessageContaining("early");
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void row32AssertionsAreRefusedHoweverTheyAreBroken() {
    OauthServer server = new OauthServer();
    String header = "eyJhbGciOiJFUzI1NiIsImtpZCI6ImEifQ";
    String claims = "eyJpc3MiOiJhIiwic3ViIjoiYSIsImF1ZCI6ImIiLCJleHAiOjEsImp0aSI6IngifQ";
    Fuzz fuzz =
        new Fuzz(
            corpus(header + "." + claims + "." + "A".repeat(86), "e30.e30.", "eyJhbGciOiJub25lIn0"),
            ".",
            "e30",
            "bnVsbA",
            "W10",
            "=");
    fuzz.run(
        (input, random) -> {
          WebResponse response =
              server.postForm(
                  "/oauth/token",
                  OauthServer.form(
                      "client_assertion_type",
                      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                      "client_assertion",
                      new String(input, StandardCharsets.ISO_8859_1)));
          assertThat(response.status()).isIn(400, 401);
        });
  }

  @Test
  void row32KeysAreUsedOrRefused() throws JOSEException {
    ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("a").generate();
    RSAKey rsa = new RSAKeyGenerator(2048).keyID("b").generate();
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).build(), new JWTClaimsSet.Builder().build());
    jwt.sign(new ECDSASigner(ec));
    Fuzz fuzz =
        new Fuzz(
            corpus(
                new JWKSet(List.<JWK>of(ec)).toString(true),
                new JWKSet(List.<JWK>of(rsa, ec)).toString(true)),
            Fuzz.json("EC", "RSA", "oct", "P-521", "AQAB", "kty", "use", "sig", "ES256"));
    fuzz.run(
        (input, random) -> {
          try {
            List<JWK> keys = DocumentKeys.select(DocumentKeys.parse(text(input)), jwt.getHeader());
            // Most inputs leave the good key whole, and each check of a signature takes a while.
            boolean isWorthIt = !keys.contains(ec.toPublicJWK()) || random.nextInt(100) == 0;
            if (isWorthIt) {
              ClientAssertions.isSignedWithOneOf(keys, jwt);
            }
          } catch (DocumentException e) {
            assertThat(e.sentence()).endsWith(".");
          } catch (JOSEException e) {
            assertThat(e).isNotNull();
          }
        });
  }

  @Test
  void registrationsAreTakenOrRefused() {
    OauthServer server = new OauthServer();
    Fuzz fuzz =
        new Fuzz(
            corpus(
                "{\"redirect_uris\":[\"https://a.example/\"],\"client_name\":\"x\"}",
                "{\"redirect_uris\":[\"http://127.0.0.1/\"],\"scope\":\"mycase:read\"}"),
            Fuzz.json("1e999999999", "\\x00", "\\x5cu202e"));
    fuzz.run(
        (input, random) -> {
          server.clients.byId.clear();
          WebResponse response = server.postJson("/oauth/register", text(input));
          assertThat(response.status()).isIn(201, 400);
          if (response.status() == 400) {
            assertThat(OauthServer.error(response))
                .isIn(Set.of("invalid_client_metadata", "invalid_redirect_uri"));
          }
        });
  }
}
