package io.github.mycase4j.mcp.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.login.LoginOutcome.Connected;
import io.github.mycase4j.mcp.login.RawHttpClient.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneBrowserTest extends LoginTestBase {
  private static String startOf(PendingLogin pending) {
    return pending.startUrl().getRawPath();
  }

  private void staysPending(PendingLogin pending) {
    assertThat(look(pending)).isEmpty();
    assertThat(exchanged).isEmpty();
  }

  @Nested
  class WhenTheBrowserOpensTheLogin {
    @Test
    void itGetsACookieThatScriptsCannotReadAndIsLedToMyCase() {
      PendingLogin pending = login.begin();
      Response start = stranger().get(startOf(pending));
      assertThat(start.status()).isEqualTo(302);
      assertThat(start.headers())
          .containsEntry(
              "location", "https://auth.example.com/login_sessions/new?state=" + state.get())
          .containsEntry("cache-control", "no-store")
          .containsEntry("referrer-policy", "no-referrer");
      assertThat(start.headers().get("set-cookie"))
          .matches(
              "mycase4j-login-"
                  + redirect.get().getPort()
                  + "=[A-Za-z0-9_-]{22}; Path=/; Max-Age=300; HttpOnly; SameSite=Lax");
      assertThat(start.headers().get("set-cookie"))
          .doesNotContain(state.get(), startOf(pending).substring("/login/".length()));
    }

    @Test
    void aReloadLeadsThereAgain() {
      PendingLogin pending = begin();
      Response again = wire().get(startOf(pending));
      assertThat(again.status()).isEqualTo(302);
      assertThat(again.headers().get("set-cookie")).startsWith(cookie + ";");
      wire().get(success());
      assertThat(end(pending)).isEqualTo(new Connected(ANNA));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"Sec-Purpose: prefetch;prerender", "Purpose: prefetch", "X-Moz: Prefetch"})
    void aGuessOfTheBrowserDoesNotUseItUp(String header) {
      PendingLogin pending = login.begin();
      Response guess =
          stranger()
              .raw(
                  "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\n\r\n"
                      .formatted(startOf(pending), redirect.get().getPort(), header));
      assertThat(guess.status()).isEqualTo(503);
      assertThat(guess.headers()).doesNotContainKeys("location", "set-cookie");
      open(pending);
    }

    @Test
    void theCookieIsTakenBackAtTheEnd() {
      begin();
      assertThat(wire().get(success()).headers().get("set-cookie"))
          .startsWith("mycase4j-login-" + redirect.get().getPort() + "=; Path=/; Max-Age=0");
    }

    @Test
    void otherCookiesOfThisHostDoNoHarm() {
      PendingLogin pending = begin();
      cookie = "theme=dark; " + cookie + "; mycase4j-login-1=other";
      assertThat(wire().get(success()).status()).isEqualTo(200);
      assertThat(end(pending)).isInstanceOf(Connected.class);
    }

    @Test
    void theAddressSaysWhatIsGoingOnWhileACodeIsExchanged() throws Exception {
      CountDownLatch entered = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      exchange =
          (code, redirectUri) -> {
            entered.countDown();
            await(release);
            return new Connected(ANNA);
          };
      PendingLogin pending = begin();
      CompletableFuture<Response> page = CompletableFuture.supplyAsync(() -> wire().get(success()));
      await(entered);
      Response start = wire().get(startOf(pending));
      assertThat(start.status()).isEqualTo(409);
      assertThat(start.body()).contains("being finished");
      release.countDown();
      assertThat(page.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @Test
    void theAddressOfAnEarlierLoginIsNotKnown() {
      PendingLogin earlier = login.begin();
      String start = startOf(earlier);
      earlier.close();
      PendingLogin pending = login.begin();
      assertThat(stranger().get(start).status()).isEqualTo(404);
      open(pending);
    }

    @Test
    void theAddressExpiresWithTheLogin() {
      PendingLogin pending = login.begin();
      clock.advance(LoginAttempt.LIFETIME);
      assertThat(stranger().get(startOf(pending)).status()).isEqualTo(410);
      assertThat(end(pending)).isEqualTo(new LoginOutcome.Expired());
    }
  }

  @Nested
  class WhenSomebodyReadsTheAddressFromTheProcessList {
    @Test
    void heGetsNeitherCookieNorStateAndTheLoginContinues() {
      PendingLogin pending = begin();
      Response second = stranger().get(startOf(pending));
      assertThat(second.status()).isEqualTo(409);
      assertThat(second.headers()).doesNotContainKeys("location", "set-cookie");
      assertThat(second.body())
          .contains("opened already", "somebody else on this computer", "log out")
          .doesNotContain(state.get(), cookie);
      staysPending(pending);
      assertThat(wire().get(success()).body()).contains("opened a second time");
      assertThat(end(pending))
          .isInstanceOfSatisfying(
              Connected.class,
              connected ->
                  assertThat(connected.remarks())
                      .singleElement()
                      .asString()
                      .contains("opened a second time", "log out"));
    }

    @Test
    void theBrowserShowsThatHeWasFaster() {
      PendingLogin pending = login.begin();
      assertThat(stranger().get(startOf(pending)).status()).isEqualTo(302);
      Response page = stranger().get(startOf(pending));
      assertThat(page.status()).isEqualTo(409);
      assertThat(page.body()).contains("opened already");
    }

    @Test
    void aCodeOfHisOwnIsNotTakenAlthoughHeKnowsTheState() {
      PendingLogin pending = begin();
      for (RawHttpClient other :
          new RawHttpClient[] {
            stranger(),
            new RawHttpClient(redirect.get(), cookie + "x"),
            new RawHttpClient(redirect.get(), cookie.replaceFirst("=.*", "=")),
            new RawHttpClient(
                redirect.get(), cookie.replaceFirst("=.*", "=AAAAAAAAAAAAAAAAAAAAAA")),
            new RawHttpClient(redirect.get(), cookie + "; " + cookie.replaceFirst("=.*", "=x")),
            new RawHttpClient(redirect.get(), cookie.toUpperCase(java.util.Locale.ROOT))
          }) {
        Response page = other.get(success());
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("not the browser that opened the login", "cookies");
        assertThat(page.headers()).doesNotContainKey("set-cookie");
        staysPending(pending);
      }
      assertThat(wire().get(success()).status()).isEqualTo(200);
      assertThat(end(pending)).isEqualTo(new Connected(ANNA));
    }

    @Test
    void anErrorOfHisOwnDoesNotEndTheLogin() {
      PendingLogin pending = begin();
      assertThat(stranger().get("/callback?error=access_denied&state=" + state.get()).status())
          .isEqualTo(400);
      staysPending(pending);
    }
  }
}
