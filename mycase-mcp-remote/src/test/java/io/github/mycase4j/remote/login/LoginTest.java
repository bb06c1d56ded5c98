package io.github.mycase4j.remote.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.remote.users.User;
import io.github.mycase4j.remote.web.WebResponse;
import io.github.mycase4j.sandbox.RecordedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest extends LoginTestBase {
  private final Browser browser = new Browser();

  @Nested
  class AtTheStart {
    @Test
    void sendsTheBrowserToMyCaseWithFourParameters() {
      URI page = browser.begin("/login");
      assertThat(page.toString()).startsWith(sandbox.authorizationUrl() + "?");
      assertThat(query(page).names())
          .containsExactlyInAnyOrder("client_id", "redirect_uri", "response_type", "state");
      assertThat(query(page).get("client_id")).isEqualTo(sandbox.clientId());
      assertThat(query(page).get("redirect_uri")).isEqualTo(HTTP + "/oauth/mycase/callback");
      assertThat(query(page).get("response_type")).isEqualTo("code");
      assertThat(query(page).get("state")).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void alwaysStartsALoginAlsoForAUser() {
      browser.login(admin);
      URI first = browser.begin("/login");
      URI second = browser.begin("/login");
      assertThat(query(first).get("state")).isNotEqualTo(query(second).get("state"));
      assertThat(browser.user()).contains(admin);
    }

    @Test
    void isNotCached() {
      assertThat(login.handle(get("/login")).header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @Nested
  class Row71 {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "//evil.example",
          "https:evil.example",
          "/%5Cevil.example",
          "/tokens/../admin",
          "/admin/",
          ""
        })
    void anotherNextThanTheTwoIsIgnored(String next) {
      URI page = browser.begin("/login?next=" + next);
      WebResponse response = browser.back(decide(page, admin, "allow"));
      assertThat(response.header("Location")).isEqualTo("/tokens");
    }

    @Test
    void adminIsTheOther() {
      URI page = browser.begin("/login?next=/admin");
      WebResponse response = browser.back(decide(page, admin, "allow"));
      assertThat(response.status()).isEqualTo(303);
      assertThat(response.header("Location")).isEqualTo("/admin");
    }
  }

  @Nested
  class Succeeds {
    @Test
    void theLoginIsStoredWithItsAccountAfterItsRecord() {
      browser.login(admin);
      Tokens login = stored.all.get(admin);
      assertThat(login.account().userId()).isEqualTo(admin);
      assertThat(login.account().firmUuid()).isEqualTo(FIRM_UUID);
      assertThat(audit.params()).containsExactly(Map.of("event", "login"));
      assertThat(audit.events().get(0))
          .containsEntry("user_id", (int) admin)
          .containsEntry("firm", FIRM_UUID)
          .containsEntry("outcome", "success");
      assertThat(audit.verify()).isZero();
    }

    @Test
    void theUserIsAsMyCaseSays() {
      change(admin, "email", "ann@example.com");
      change(admin, "first_name", "Ann\u202e");
      change(admin, "last_name", "Doe");
      browser.login(admin);
      User user = users.find(admin).orElseThrow();
      assertThat(user.email()).isEqualTo("ann@example.com");
      assertThat(user.name()).isEqualTo("Ann Doe");
      assertThat(user.active()).isTrue();
      assertThat(users.firmName()).contains("Raman & Whitaker LLP");
    }

    @Test
    void eachUserHasALoginOfTheirOwn() {
      browser.login(admin);
      new Browser().login(associate);
      assertThat(stored.all).containsOnlyKeys(admin, associate);
    }

    @Test
    void aNewLoginTakesThePlaceOfTheEarlier() {
      browser.login(admin);
      Tokens first = stored.all.get(admin);
      browser.login(admin);
      assertThat(stored.all.get(admin)).isNotEqualTo(first);
    }

    @Test
    void meIsAskedWithTheNewTokenOnce() {
      browser.login(admin);
      List<RecordedRequest> requests = sandbox.requests("GET", "/me");
      assertThat(requests).hasSize(1);
      assertThat(sandbox.refusals()).isEmpty();
    }
  }

  @Nested
  class Row39 {
    @Test
    void theCookieAfterALoginIsAnotherAndTheOldOneIsAnonymous() {
      URI page = browser.begin("/login");
      String before = browser.cookie;
      browser.back(decide(page, admin, "allow"));
      assertThat(browser.cookie).isNotEqualTo(before);
      assertThat(browser.user()).contains(admin);
      browser.cookie = before;
      assertThat(browser.user()).isEmpty();
    }
  }

  @Nested
  class Row40 {
    private String target;

    private void begun() {
      target = decide(browser.begin("/login"), admin, "allow");
    }

    @Test
    void withoutACookieNoCodeIsExchanged() {
      begun();
      browser.cookie = "";
      browser.refused(target, 400, "login_state");
      assertThat(exchanges()).isZero();
    }

    @Test
    void inAnotherBrowserNoCodeIsExchangedAndTheFirstCanStillFinish() {
      begun();
      Browser other = new Browser();
      other.begin("/login");
      other.refused(target, 400, "login_state");
      assertThat(exchanges()).isZero();
      assertThat(browser.back(target).status()).isEqualTo(303);
    }

    @Test
    void aStateIsGoodOnce() {
      begun();
      String before = browser.cookie;
      browser.back(target);
      browser.refused(target, 400, "login_state");
      browser.cookie = before;
      browser.refused(target, 400, "login_state");
      assertThat(exchanges()).isEqualTo(1);
    }

    @Test
    void aStateIsSpentByAFailureToo() {
      begun();
      sandbox.fail("/tokens", 500);
      browser.refused(target, 502, "mycase_unreachable");
      browser.refused(target, 400, "login_state");
    }

    @Test
    void aStateIsGoodForTenMinutes() {
      browser.login(admin);
      begun();
      clock.advance(Duration.ofMinutes(10));
      browser.refused(target, 400, "login_state");
      assertThat(exchanges()).isEqualTo(1);
    }

    @Test
    void aMissingUnknownOrRepeatedStateIsNone() {
      begun();
      String state = query(URI.create(target)).get("state");
      browser.refused("/oauth/mycase/callback?code=x", 400, "login_state");
      browser.refused("/oauth/mycase/callback?code=x&state=", 400, "login_state");
      browser.refused("/oauth/mycase/callback?code=x&state=guessed", 400, "login_state");
      browser.refused(target + "&state=" + state, 400, "login_state");
      browser.refused("/oauth/mycase/callback?error=access_denied", 400, "login_state");
      assertThat(exchanges()).isZero();
    }

    @Test
    void aStateOfTheSessionBeforeTheLoginIsNotGoodAfterIt() {
      begun();
      String second = decide(browser.begin("/login"), associate, "allow");
      browser.back(target);
      browser.refused(second, 400, "login_state");
      assertThat(browser.user()).contains(admin);
    }
  }

  @Test
  void aLoginThatCannotBeStoredChangesNoSession() {
    String target = decide(browser.begin("/login"), admin, "allow");
    stored.failure = unreadable();
    browser.refused(target, 503, "unavailable");
    assertThat(browser.user()).isEmpty();
    assertThat(log).singleElement().asString().contains("busy");
  }

  private static TokenStoreException unreadable() {
    return new TokenStoreException(TokenStoreException.Problem.BUSY, "The login is busy.", null);
  }

  @Nested
  class ForAClient {
    @Test
    void theRequestThatWaitsMovesToTheNewSession() {
      WebResponse response = browser.back(decide(browser.beginFor(PENDING), admin, "allow"));
      assertThat(response.header("Location")).isEqualTo(HTTP + "/oauth/consent?request=request0");
      String hash = sessions.find(get("/oauth/consent", browser.cookie)).orElseThrow().hash();
      assertThat(authorizations.find("request0", hash)).contains(PENDING);
    }
  }

  @Nested
  class TheState {
    @Test
    void ofNobodyIsDead() {
      assertThat(logins.state(admin)).isEqualTo(new MyCaseLogins.State(false, null));
    }

    @Test
    void isLiveUntilTheRefreshTokenEnds() {
      browser.login(admin);
      MyCaseLogins.State state = logins.state(admin);
      assertThat(state.live()).isTrue();
      assertThat(state.validUntil()).isEqualTo(stored.all.get(admin).refreshTokenExpiresAt());
      clock.advance(Duration.ofDays(14));
      assertThat(logins.state(admin).live()).isFalse();
    }

    @Test
    void isDeadAfterARejectionUntilTheNextLogin() {
      browser.login(admin);
      stored.rejections.put(
          admin,
          new LoginRequiredException(LoginRequiredException.Reason.REFRESH_REJECTED, "ended"));
      assertThat(logins.state(admin).live()).isFalse();
      browser.login(admin);
      assertThat(logins.state(admin).live()).isTrue();
    }

    @Test
    void isDeadWithoutALoginAndWithOneThatDoesNotOpen() {
      browser.login(admin);
      stored.all.clear();
      assertThat(logins.state(admin).live()).isFalse();
      stored.failure = unreadable();
      assertThat(logins.state(admin)).isEqualTo(new MyCaseLogins.State(false, null));
    }
  }

  @Nested
  class Row9 {
    @Test
    void noSecretIsShown() {
      String target = decide(browser.begin("/login"), admin, "allow");
      browser.back(target);
      Tokens login = stored.all.get(admin);
      String shown = users.all() + " " + log + " " + audit.events() + login;
      assertThat(shown)
          .doesNotContain(login.accessToken().reveal(SecretAccess.get()))
          .doesNotContain(login.refreshToken().reveal(SecretAccess.get()))
          .doesNotContain(query(URI.create(target)).get("state"))
          .doesNotContain(browser.cookie);
    }
  }
}
