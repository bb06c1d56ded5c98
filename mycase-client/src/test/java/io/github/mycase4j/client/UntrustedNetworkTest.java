package io.github.mycase4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.auth.OauthClient;
import io.github.mycase4j.client.auth.OauthSettings;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.error.ConnectionException;
import io.github.mycase4j.client.fake.RawServer;
import io.github.mycase4j.client.fake.RecordingSleeper;
import io.github.mycase4j.client.fake.TestAuthority;
import io.github.mycase4j.testsupport.MutableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a caller hears where a company's own authority stands between him and MyCase. */
@Tag("slow")
@Timeout(60)
class UntrustedNetworkTest {
  private final MutableClock clock = new MutableClock();
  private final RecordingSleeper sleeper = new RecordingSleeper(clock);

  private static TestAuthority authority;
  private RawServer server;

  @BeforeAll
  static void certify(@TempDir Path folder) {
    authority = new TestAuthority(folder, "localhost", "-1d");
  }

  @BeforeEach
  void start() {
    server = new RawServer(authority.listen()).thenAnswer(200, "{\"id\":1}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private URI address(String path) {
    return URI.create("https://localhost:" + server.port() + path);
  }

  private MyCaseClient.Builder builder() {
    InMemoryTokenStore store = new InMemoryTokenStore();
    store.save(ClientFixture.login("token-1", "refresh-1"));
    return MyCaseClient.builder()
        .baseUri(address("/v1"))
        .tokenStore(store)
        .clock(clock)
        .ticker(clock)
        .sleeper(sleeper);
  }

  @Test
  void aCallSaysWhoseCertificateItIsAndIsNotRepeated() {
    MyCaseClient mycase = builder().environment(Map.of()).build();

    assertThatThrownBy(() -> RawServerTestBase.getCase(mycase))
        .isInstanceOf(ConnectionException.class)
        .hasMessageStartingWith("MyCase cannot be reached at localhost: its certificate, for CN=")
        .hasMessageContaining("issued by CN=" + TestAuthority.NAME)
        .hasMessageContaining("SSL_CERT_FILE")
        .hasMessageEndingWith("Nothing was sent.");
    assertThat(sleeper.sleeps()).isEmpty();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aCallIsAnsweredWhereTheAuthorityIsNamed() {
    MyCaseClient mycase =
        builder().environment(Map.of("SSL_CERT_FILE", authority.pem().toString())).build();

    assertThat(RawServerTestBase.getCase(mycase).id()).isEqualTo(1);
  }

  @Test
  void aLoginSaysSoToo() {
    OauthSettings settings =
        new OauthSettings(
            "client",
            Secret.of("client-secret"),
            URI.create("http://127.0.0.1:5678/callback"),
            address("/login"),
            address("/tokens"));
    OauthClient login = new OauthClient(settings, clock, Map.of());

    assertThatThrownBy(() -> login.exchange(Secret.of("code")))
        .isInstanceOf(ConnectionException.class)
        .hasMessageStartingWith("MyCase's login cannot be reached at localhost: its certificate,")
        .hasMessageContaining(TestAuthority.NAME);
  }

  @Test
  void aClientThatFollowsRedirectsIsRejectedByName() {
    HttpClient follows =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    assertThatThrownBy(() -> builder().httpClient(follows).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("httpClient ");
  }
}
