package io.github.mycase4j.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.error.ConnectionException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.testsupport.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole client against a server: login, pages, retries. */
@Timeout(120)
class LoginOverTheWireTest {
  private static final WireMockServer SERVER =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  private final MutableClock clock = new MutableClock();
  private final InMemoryTokenStore store = new InMemoryTokenStore();
  private Api api;

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void logIn() {
    SERVER.resetAll();
    store.save(ClientFixture.login("token-1", "refresh-1"));
    api = client("http://127.0.0.1:" + SERVER.port()).api();
  }

  private MyCaseClient client(String server) {
    return ClientFixture.over(server, store, clock).build();
  }

  private static void tokens(int n) {
    SERVER.stubFor(
        post("/tokens")
            .willReturn(
                okJson(
                    "{\"access_token\":\"token-%d\",\"refresh_token\":\"refresh-%d\"}"
                        .formatted(n, n))));
  }

  private static void acceptOnly(String token) {
    SERVER.stubFor(get("/v1/cases/1").willReturn(aResponse().withStatus(401)));
    SERVER.stubFor(post("/v1/cases").willReturn(aResponse().withStatus(401)));
    SERVER.stubFor(
        get("/v1/cases/1")
            .withHeader("Authorization", equalTo("Bearer " + token))
            .willReturn(okJson("{\"id\":1}")));
    SERVER.stubFor(
        post("/v1/cases")
            .withHeader("Authorization", equalTo("Bearer " + token))
            .willReturn(okJson("{\"id\":9}").withStatus(201)));
  }

  private Sample getCase() {
    return api.get("/cases/1", List.of(), Sample.class);
  }

  @Test
  void refreshesAnOldLoginBeforeItIsUsed() {
    tokens(2);
    acceptOnly("token-2");
    clock.advance(Duration.ofDays(1));

    assertThat(getCase().id()).isEqualTo(1);
    SERVER.verify(1, getRequestedFor(urlEqualTo("/v1/cases/1")));
  }

  @Test
  void refreshesARejectedLoginOnceAndReadsAgain() {
    tokens(2);
    acceptOnly("token-2");

    assertThat(getCase().id()).isEqualTo(1);
    SERVER.verify(2, getRequestedFor(urlEqualTo("/v1/cases/1")));
    SERVER.verify(1, postRequestedFor(urlEqualTo("/tokens")));
  }

  @Test
  void writesAgainAfterARejection() {
    tokens(2);
    acceptOnly("token-2");

    assertThat(api.post("/cases", Map.of("name", "x"), Sample.class).id()).isEqualTo(9);
    SERVER.verify(2, postRequestedFor(urlEqualTo("/v1/cases")));
  }

  @Test
  void tellsToLogInAgainAfterASecondRejection() {
    tokens(2);
    acceptOnly("token-9");

    assertThatThrownBy(this::getCase)
        .isInstanceOf(LoginRequiredException.class)
        .hasMessageContaining("Log in again");
    SERVER.verify(2, getRequestedFor(urlEqualTo("/v1/cases/1")));
    SERVER.verify(1, postRequestedFor(urlEqualTo("/tokens")));
  }

  @Test
  void tellsToLogInAgainWhenTheRefreshIsRejected() {
    SERVER.stubFor(post("/tokens").willReturn(aResponse().withStatus(401)));
    acceptOnly("token-2");

    assertThatThrownBy(this::getCase)
        .isInstanceOf(LoginRequiredException.class)
        .hasMessage("MyCase refused to refresh the login. Log in again.");
    SERVER.verify(1, postRequestedFor(urlEqualTo("/tokens")));
  }

  @Test
  void sendsNoTokenAcrossARedirect() {
    SERVER.stubFor(
        get("/v1/cases/1")
            .willReturn(aResponse().withStatus(302).withHeader("Location", "/v1/cases/2")));

    assertThatThrownBy(this::getCase).isInstanceOf(MalformedResponseException.class);
    assertThat(SERVER.getAllServeEvents()).hasSize(1);
  }

  @Test
  void followsPages() {
    String base = "http://127.0.0.1:" + SERVER.port() + "/v1/cases";
    SERVER.stubFor(
        get(urlPathEqualTo("/v1/cases"))
            .willReturn(
                okJson("[{\"id\":1}]")
                    .withHeader("Item-Count", "2")
                    .withHeader(
                        "Link", "<" + base + "?page_size=1&page_token=a%3D>; rel=\"next\"")));
    SERVER.stubFor(
        get(urlEqualTo("/v1/cases?page_size=1&page_token=a%3D"))
            .willReturn(okJson("[{\"id\":2}]")));

    assertThat(
            api.list("cases", "/cases", List.of(), 1, Sample.class, Sample::id).stream()
                .map(Sample::id))
        .containsExactly(1L, 2L);
  }

  /** A second page that takes another token than the first. */
  private List<Long> walkWhoseLoginEndsAfterTheFirstPage() {
    String second = "/v1/cases?page_token=a%3D";
    SERVER.stubFor(
        get(urlEqualTo("/v1/cases"))
            .withHeader("Authorization", equalTo("Bearer token-1"))
            .willReturn(
                okJson("[{\"id\":1}]")
                    .withHeader(
                        "Link", "<http://127.0.0.1:" + SERVER.port() + second + ">; rel=next")));
    SERVER.stubFor(get(urlEqualTo(second)).willReturn(aResponse().withStatus(401)));
    SERVER.stubFor(
        get(urlEqualTo(second))
            .withHeader("Authorization", equalTo("Bearer token-2"))
            .willReturn(okJson("[{\"id\":2}]")));
    return api.list("cases", "/cases", List.of(), 0, Sample.class, Sample::id).stream()
        .map(Sample::id)
        .toList();
  }

  @Test
  void refreshesALoginThatExpiresWhileAListIsRead() {
    tokens(2);

    assertThat(walkWhoseLoginEndsAfterTheFirstPage()).containsExactly(1L, 2L);
    SERVER.verify(1, postRequestedFor(urlEqualTo("/tokens")));
    SERVER.verify(1, getRequestedFor(urlEqualTo("/v1/cases")));
  }

  @Test
  void tellsToLogInAgainWhenTheRefreshIsRejectedWhileAListIsRead() {
    SERVER.stubFor(
        post("/tokens").willReturn(okJson("{\"error\":\"invalid_grant\"}").withStatus(400)));

    assertThatThrownBy(this::walkWhoseLoginEndsAfterTheFirstPage)
        .isInstanceOf(LoginRequiredException.class)
        .hasMessage("MyCase refused to refresh the login (invalid_grant). Log in again.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a b", "caf\u00e9", "\u0000", "a\r\nX-Other: b"})
  void sendsNoTokenThatAHeaderCannotCarryAndDoesNotShowIt(String token) {
    store.save(ClientFixture.login(token, "refresh-1"));

    assertThatThrownBy(this::getCase)
        .isInstanceOf(LoginRequiredException.class)
        .hasMessage("The stored login has an access token that no request can carry. Log in again.")
        .hasNoCause();
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  void tellsThatNobodyListens() {
    Api nobody = client("http://127.0.0.1:1").api();

    assertThatThrownBy(() -> nobody.get("/cases/1", List.of(), Sample.class))
        .isInstanceOf(ConnectionException.class)
        .hasMessage("MyCase cannot be reached at 127.0.0.1 (ConnectException); nothing was sent.");
  }
}
