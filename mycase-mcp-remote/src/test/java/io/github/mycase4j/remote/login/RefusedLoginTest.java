package io.github.mycase4j.remote.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.web.WebResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins that end with an error. */
class RefusedLoginTest extends LoginTestBase {
  private final Browser browser = new Browser();

  @Test
  void deniedAtMyCase() {
    browser.refused(decide(browser.begin("/login"), admin, "deny"), 403, "mycase_denied");
    assertThat(exchanges()).isZero();
    assertThat(audit.events()).isEmpty();
  }

  @Test
  void deniedAtMyCaseTheClientLearnsIt() {
    WebResponse response = browser.back(decide(browser.beginFor(PENDING), admin, "deny"));
    URI location = URI.create(response.header("Location"));
    assertThat(response.status()).isEqualTo(303);
    assertThat(location.toString()).startsWith("https://client.example/cb?a=1&error=");
    assertThat(query(location).get("error")).isEqualTo("access_denied");
    assertThat(query(location).get("state")).isEqualTo("s t");
    assertThat(query(location).get("iss")).isEqualTo(HTTP);
  }

  @Test
  void deniedAtMyCaseForARequestThatIsDecidedAlready() {
    String target = decide(browser.beginFor(PENDING), admin, "deny");
    authorizations.decide("request0", sessions.find(get("/", browser.cookie)).orElseThrow().hash());
    browser.refused(target, 403, "mycase_denied");
  }

  @Test
  void anotherErrorOfMyCase() {
    sandbox.failNextLogin("forbidden");
    browser.refused(decide(browser.begin("/login"), admin, "allow"), 403, "mycase_forbidden");
    assertThat(log).singleElement().asString().doesNotContain("forbidden");
  }

  @Test
  void theCodeIsRejected() {
    String target = decide(browser.begin("/login"), admin, "allow");
    browser.refused(target.replaceFirst("code=[^&]+", "code=wrong"), 502, "mycase_unreachable");
    assertThat(log).singleElement().asString().contains("invalid_grant").doesNotContain("wrong");
    assertThat(stored.all).isEmpty();
  }

  @Test
  void thereIsNoCode() {
    String target = decide(browser.begin("/login"), admin, "allow");
    browser.refused(target.replaceFirst("code=[^&]+", "code="), 502, "mycase_unreachable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tokens", "/me", "/firm"})
  void aRequestToMyCaseFails(String path) {
    String target = decide(browser.begin("/login"), admin, "allow");
    sandbox.fail(path, 500);
    browser.refused(target, 502, "mycase_unreachable");
    assertThat(stored.all).isEmpty();
    assertThat(audit.events()).isEmpty();
    assertThat(browser.user()).isEmpty();
  }

  @Test
  void whatComesAfterALateExchangeIsNotWaitedFor() {
    atMyCase =
        path -> {
          if (path.endsWith("/tokens")) {
            clock.advance(Duration.ofSeconds(36));
          }
        };
    browser.refused(decide(browser.begin("/login"), admin, "allow"), 502, "mycase_unreachable");
    assertThat(log).singleElement().asString().contains("time allowed");
    assertThat(sandbox.requests("GET", "/me")).isEmpty();
  }

  @Test
  void theTokenResponseNamesNoFirm() {
    open(" ");
    browser.refused(decide(browser.begin("/login"), admin, "allow"), 502, "mycase_unreachable");
    assertThat(log)
        .containsExactly("A login failed: The response of MyCase's login does not name the firm.");
  }

  @Nested
  class Row44 {
    @Test
    void anotherFirm() {
      browser.login(admin);
      stored.all.clear();
      open("firm_2");
      Browser other = new Browser();
      other.refused(decide(other.begin("/login"), admin, "allow"), 403, "other_firm");
      nothingIsStored(other, "other_firm");
    }

    @Test
    void aBlockedUser() {
      new Browser().login(admin);
      browser.login(associate);
      stored.all.clear();
      users.block(associate, true, admin);
      assertThat(browser.user()).isEmpty();
      browser.refused(decide(browser.begin("/login"), associate, "allow"), 403, "user_blocked");
      nothingIsStored(browser, "user_blocked");
    }

    @Test
    void anInactiveUser() {
      new Browser().login(admin);
      stored.all.clear();
      change(associate, "active", false);
      browser.refused(decide(browser.begin("/login"), associate, "allow"), 403, "user_inactive");
      nothingIsStored(browser, "user_inactive");
    }

    private void nothingIsStored(Browser refused, String reason) {
      assertThat(stored.all).isEmpty();
      assertThat(refused.user()).isEmpty();
      assertThat(audit.params()).endsWith(Map.of("event", "login-refused", "reason", reason));
    }
  }

  @Nested
  class Row45 {
    @Test
    void theFirstStrangerDoesNotOwnTheServer() {
      browser.refused(decide(browser.begin("/login"), associate, "allow"), 403, "firm_not_set");
      new Browser().login(admin);
      assertThat(browser.login(associate).status()).isEqualTo(303);
    }
  }

  @Nested
  class Row57 {
    @Test
    void withoutALogNobodyLogsIn() {
      String target = decide(browser.begin("/login"), admin, "allow");
      String before = browser.cookie;
      audit.breaks(true);
      browser.refused(target, 503, "audit");
      assertThat(stored.all).isEmpty();
      assertThat(users.all()).isEmpty();
      assertThat(browser.cookie).isEqualTo(before);
      assertThat(browser.user()).isEmpty();
      audit.breaks(false);
      browser.login(admin);
      assertThat(browser.user()).contains(admin);
    }
  }
}
