package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.github.mycase4j.remote.tokens.Clients.Client;
import io.github.mycase4j.remote.tokens.Clients.Kind;
import io.github.mycase4j.testsupport.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentKeysTest {
  private static final String JWKS = "http://127.0.0.1:8123/jwks.json";

  private final MutableClock clock = new MutableClock();
  private final DocumentServer server = new DocumentServer(ServerSocketFactory.getDefault());
  private final FakeNetwork network =
      new FakeNetwork(server.port(), (SSLSocketFactory) SSLSocketFactory.getDefault());
  private final DocumentKeys keys =
      new DocumentKeys(
          new DocumentFetcher(network.network(), new FakeCounters(clock), true), clock);

  @AfterEach
  void close() {
    server.close();
  }

  private static ECKey key(String id) throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
  }

  private void serve(JWK... all) {
    server.sendDocument(new JWKSet(List.of(all)).toString(true));
  }

  private static Client client(@Nullable String jwksUri, @Nullable String jwks) {
    return new Client(
        "http://127.0.0.1:8123/client.json",
        Kind.DOCUMENT,
        "Desk",
        List.of("https://client.example/cb"),
        "private_key_jwt",
        jwksUri,
        jwks,
        Instant.EPOCH,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private List<String> find(Client client, String keyId) throws DocumentException {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build();
    return keys.find(client, header).stream().map(JWK::getKeyID).toList();
  }

  @Test
  void areInTheDocument() throws Exception {
    Client client = client(JWKS, new JWKSet(List.<JWK>of(key("a"), key("b"))).toString(true));

    assertThat(find(client, "b")).containsExactly("b");
    assertThat(find(client, "c")).isEmpty();
    assertThat(network.connected).isEmpty();
  }

  @Test
  void areFetchedAndKept() throws Exception {
    serve(key("a"));

    assertThat(find(client(JWKS, null), "a")).containsExactly("a");
    assertThat(find(client(JWKS, null), "a")).containsExactly("a");
    assertThat(server.requests).hasSize(1);
    clock.advance(Duration.ofMinutes(5));
    find(client(JWKS, null), "a");
    assertThat(server.requests).hasSize(2);
  }

  @Test
  void areFetchedAgainForANewKeyOnceAMinute() throws Exception {
    serve(key("a"));
    find(client(JWKS, null), "a");
    serve(key("a"), key("b"));

    assertThat(find(client(JWKS, null), "b")).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThat(find(client(JWKS, null), "b")).containsExactly("b");
    assertThat(server.requests).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8124/jwks.json",
        "http://localhost:8123/jwks.json",
        "https://127.0.0.1:8123/jwks.json",
        "https://keys.example/jwks.json",
        "http://10.0.0.1/jwks.json",
        "file:///etc/passwd"
      })
  void row29AreFetchedFromTheOriginOfTheDocumentOnly(String uri) {
    assertThatThrownBy(() -> find(client(uri, null), "a")).isInstanceOf(DocumentException.class);
    assertThat(network.connected).isEmpty();
  }

  @Test
  void areMissing() throws Exception {
    assertThat(find(client(null, null), "a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"keys\":7}", "{\"keys\":[{\"kty\":\"EC\"}]}"})
  void areNoKeys(String body) {
    server.sendDocument(body);

    assertThatThrownBy(() -> find(client(JWKS, null), "a"))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("Web Key Set");
    assertThatThrownBy(() -> find(client(null, body), "a")).isInstanceOf(DocumentException.class);
  }
}
