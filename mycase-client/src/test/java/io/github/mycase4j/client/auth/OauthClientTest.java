package io.github.mycase4j.client.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.mycase4j.client.error.ApiException;
import io.github.mycase4j.client.error.ConnectionException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.error.RateLimitedException;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.testsupport.MutableClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class OauthClientTest {
  private static final WireMockServer SERVER =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  private final MutableClock clock = new MutableClock();

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void reset() {
    SERVER.resetAll();
  }

  private static OauthSettings settings(String tokenEndpoint) {
    return new OauthSettings(
        "client 1",
        Secret.of("client-secret"),
        URI.create("http://127.0.0.1:5678/callback"),
        OauthSettings.MYCASE_AUTHORIZATION_ENDPOINT,
        URI.create(tokenEndpoint));
  }

  private OauthClient client() {
    return new OauthClient(settings(SERVER.baseUrl() + "/tokens"), clock);
  }

  private static void answering(ResponseDefinitionBuilder answer) {
    SERVER.stubFor(post("/tokens").willReturn(answer));
  }

  private Tokens login() {
    return new Tokens(
        Secret.of("old-access"),
        clock.instant(),
        Secret.of("old-refresh"),
        clock.instant().plus(Duration.ofDays(3)),
        new Account(1000L, "Ada Example", "Example & Partners", "firm-1"));
  }

  private static List<String> secrets(Tokens tokens) {
    return List.of(
        tokens.accessToken().reveal(SecretAccess.get()),
        tokens.refreshToken().reveal(SecretAccess.get()));
  }

  @Test
  void sendsTheUserToTheLoginPage() {
    assertThat(client().authorizationUri("a+b"))
        .hasToString(
            "https://auth.mycase.com/login_sessions/new?client_id=client%201"
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A5678%2Fcallback"
                + "&response_type=code&state=a%2Bb");
  }

  @Nested
  class SpendingACode {
    @Test
    void sendsJsonWithoutScopes() {
      answering(okJson("{\"access_token\":\"a\",\"refresh_token\":\"r\"}"));

      client().exchange(Secret.of("code-1"));

      SERVER.verify(
          postRequestedFor(urlEqualTo("/tokens"))
              .withHeader("Content-Type", equalTo("application/json"))
              .withRequestBody(
                  equalToJson(
                      "{\"client_id\":\"client 1\",\"client_secret\":\"client-secret\","
                          + "\"grant_type\":\"authorization_code\",\"code\":\"code-1\","
                          + "\"redirect_uri\":\"http://127.0.0.1:5678/callback\"}")));
    }

    @Test
    void givesTheLogin() {
      answering(
          okJson(
              "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":3600,"
                  + "\"token_type\":\"Bearer\",\"scope\":\"\",\"firm_uuid\":\"firm-7\"}"));

      Tokens tokens = client().exchange(Secret.of("code-1"));

      assertThat(secrets(tokens)).containsExactly("a", "r");
      assertThat(tokens.accessTokenExpiresAt()).isEqualTo(clock.instant().plusSeconds(3600));
      assertThat(tokens.refreshTokenExpiresAt())
          .isEqualTo(clock.instant().plus(Duration.ofDays(14)));
      assertThat(tokens.account()).isEqualTo(new Account(null, null, null, "firm-7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"expires_in\":null", ",\"expires_in\":\"soon\""})
    void takesADayWhenTheResponseGivesNoLife(String life) {
      answering(okJson("{\"access_token\":\"a\",\"refresh_token\":\"r\"" + life + "}"));

      assertThat(client().exchange(Secret.of("code-1")).accessTokenExpiresAt())
          .isEqualTo(clock.instant().plus(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @CsvSource({"-5,0", "0.5,0", "1209601,1209600", "1e400,1209600", "1e999999999,1209600"})
    void boundsTheLifeThatTheResponseGives(String life, long seconds) {
      answering(
          okJson("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":" + life + "}"));

      assertThat(client().exchange(Secret.of("code-1")).accessTokenExpiresAt())
          .isEqualTo(clock.instant().plusSeconds(seconds));
    }

    @Test
    void wantsARefreshToken() {
      answering(okJson("{\"access_token\":\"a\"}"));

      assertThatThrownBy(() -> client().exchange(Secret.of("code-1")))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessage("The response of MyCase's login has no refresh token.");
    }
  }

  @Nested
  class Refreshing {
    @Test
    void spendsTheRefreshToken() {
      answering(
          okJson("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":\"86400\"}"));

      Tokens tokens = client().refresh(login());

      assertThat(secrets(tokens)).containsExactly("a", "r");
      assertThat(tokens.account()).isEqualTo(login().account());
      assertThat(tokens.refreshTokenExpiresAt())
          .isEqualTo(clock.instant().plus(Duration.ofDays(14)));
      SERVER.verify(
          postRequestedFor(urlEqualTo("/tokens"))
              .withRequestBody(
                  equalToJson(
                      "{\"client_id\":\"client 1\",\"client_secret\":\"client-secret\","
                          + "\"grant_type\":\"refresh_token\","
                          + "\"refresh_token\":\"old-refresh\"}")));
    }

    @Test
    void keepsTheRefreshTokenWhenThereIsNoNewOne() {
      answering(okJson("{\"access_token\":\"a\"}"));

      Tokens tokens = client().refresh(login());

      assertThat(secrets(tokens)).containsExactly("a", "old-refresh");
      assertThat(tokens.refreshTokenExpiresAt()).isEqualTo(login().refreshTokenExpiresAt());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void tellsToLogInAgainWhenRejected(int status) {
      answering(
          aResponse()
              .withStatus(status)
              .withBody("{\"error\":\"invalid_grant\",\"error_description\":\"old-refresh\"}"));

      assertThatThrownBy(() -> client().refresh(login()))
          .isInstanceOfSatisfying(
              LoginRequiredException.class,
              failure -> {
                assertThat(failure.reason())
                    .isEqualTo(LoginRequiredException.Reason.REFRESH_REJECTED);
                assertThat(failure.error()).contains("invalid_grant");
              })
          .hasMessage("MyCase refused to refresh the login (invalid_grant). Log in again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":\"old-refresh\"}", "<html>old-refresh</html>", "", "[1]"})
    void showsNothingOfAnUnknownAnswer(String body) {
      answering(aResponse().withStatus(400).withBody(body));

      assertThatThrownBy(() -> client().refresh(login()))
          .isInstanceOf(LoginRequiredException.class)
          .hasMessage("MyCase refused to refresh the login. Log in again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>blocked</html>", ""})
    void doesNotTakeAProxysRejectionForMyCases(String body) {
      answering(aResponse().withStatus(403).withBody(body));

      assertThatThrownBy(() -> client().refresh(login()))
          .isInstanceOf(ApiException.class)
          .isNotInstanceOf(LoginRequiredException.class)
          .hasMessage(
              "A proxy or firewall blocked access to MyCase's login at localhost with status 403."
                  + " The login may still be valid: have that host allowed, then try again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void saysThatAProxyWantsALoginOfItsOwn(String body) {
      answering(aResponse().withStatus(407).withBody(body));

      assertThatThrownBy(() -> client().refresh(login()))
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("The proxy on the way asks for a user and a password")
          .hasMessageNotContaining("Log in again");
    }

    @Test
    void tellsABrokenServerFromARejection() {
      answering(aResponse().withStatus(502).withBody("<html>"));

      assertThatThrownBy(() -> client().refresh(login())).isInstanceOf(ServerException.class);
    }

    @Test
    void tellsABusyServerFromARejection() {
      answering(aResponse().withStatus(429));

      assertThatThrownBy(() -> client().refresh(login())).isInstanceOf(RateLimitedException.class);
    }

    @Test
    void isNotRepeatedWhenTheConnectionBreaks() {
      answering(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

      assertThatThrownBy(() -> client().refresh(login()))
          .isInstanceOf(ConnectionException.class)
          .hasMessage("MyCase's login at localhost did not respond.");
      assertThat(SERVER.getAllServeEvents()).hasSize(1);
    }

    @Test
    void tellsThatNobodyListens() {
      assertThatThrownBy(
              () -> new OauthClient(settings("http://127.0.0.1:1/tokens"), clock).refresh(login()))
          .isInstanceOf(ConnectionException.class)
          .hasMessage("MyCase's login cannot be reached at 127.0.0.1 (ConnectException).");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<html>old-refresh</html>",
          "",
          "[]",
          "{\"access_token\":\"new-acc",
          "{\"refresh_token\":\"new-refresh\"}",
          "{\"access_token\":\" \"}",
        })
    void tellsThatAResponseIsUnreadable(String body) {
      answering(okJson(body));

      assertThatThrownBy(() -> client().refresh(login()))
          .isInstanceOf(MalformedResponseException.class)
          .matches(
              e -> !((MyCaseException) e).getMessage().matches(".*(refresh_|-refresh|acc\\b).*"));
    }
  }

  @Nested
  class Settings {
    @Test
    void rejectAnUnsafeEndpointByName() {
      assertThatThrownBy(() -> settings("http://auth.example.com/tokens"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("tokenEndpoint must be an https address");
    }

    @Test
    void showNoSecret() {
      assertThat(settings("https://auth.example.com/tokens").toString())
          .doesNotContain("client-secret");
    }
  }

  @Test
  void manyClientsShareOneSetOfThreads() {
    SERVER.stubFor(
        post("/tokens").willReturn(okJson("{\"access_token\":\"a\",\"refresh_token\":\"r\"}")));
    client().refresh(login());
    long before = selectors();

    for (int i = 0; i < 20; i++) {
      client().refresh(login());
    }

    assertThat(selectors()).isLessThanOrEqualTo(before);
  }

  private static long selectors() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().endsWith("-SelectorManager"))
        .count();
  }
}
