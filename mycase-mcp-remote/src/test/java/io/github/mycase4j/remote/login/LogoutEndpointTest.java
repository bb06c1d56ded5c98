package io.github.mycase4j.remote.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogoutEndpointTest extends LoginTestBase {
  private final Browser browser = new Browser();
  private final List<Long> unused = new ArrayList<>();
  private LogoutEndpoint logout;

  @BeforeEach
  void logIn() {
    logout = new LogoutEndpoint(sessions, users, events, this::deleteUnused);
    browser.login(admin);
  }

  private void deleteUnused(long userId) {
    assertThat(browser.user()).as("the session has ended").isEmpty();
    unused.add(userId);
  }

  private String csrf() {
    return sessions.find(get("/tokens", browser.cookie)).orElseThrow().csrf();
  }

  private WebResponse logOut(String csrf, Map<String, String> headers) {
    return logout.handle(post("/logout", browser.cookie, Map.of("csrf", csrf), headers));
  }

  @Test
  void endsTheSessionAndLeadsHome() {
    WebResponse response = logOut(csrf(), Map.of());
    assertThat(response.status()).isEqualTo(303);
    assertThat(response.header("Location")).isEqualTo("/");
    assertThat(response.header("Set-Cookie")).startsWith("mc4j=; Max-Age=0; Path=/;");
    assertThat(browser.user()).isEmpty();
    assertThat(unused).containsExactly(admin);
    assertThat(audit.params())
        .containsExactly(Map.of("event", "login"), Map.of("event", "session-end"));
    assertThat(audit.events().get(1))
        .containsEntry("user_id", (int) admin)
        .containsEntry("firm", FIRM_UUID);
  }

  @Test
  void anotherSessionOfTheUserStays() {
    Browser other = new Browser();
    other.login(admin);
    logOut(csrf(), Map.of());
    assertThat(other.user()).contains(admin);
  }

  @Test
  void row37AFormOfAnotherSiteEndsNothing() {
    String csrf = csrf();
    assertThatThrownBy(() -> logOut("wrong", Map.of())).isInstanceOf(PageException.class);
    assertThatThrownBy(() -> logOut(csrf, Map.of("Origin", "https://evil.example")))
        .isInstanceOf(PageException.class);
    assertThat(browser.user()).contains(admin);
    assertThat(unused).isEmpty();
  }

  @Test
  void isPossibleWhereItCannotBeRecorded() {
    String csrf = csrf();
    audit.breaks(true);
    logOut(csrf, Map.of());
    assertThat(browser.user()).isEmpty();
    audit.breaks(false);
    audit.check();
    assertThat(audit.params()).endsWith(Map.of("event", "session-end"));
  }

  @Test
  void theCookieOfASessionThatEndedIsNotGoodForAnotherLogin() {
    String before = browser.cookie;
    logOut(csrf(), Map.of());
    browser.cookie = before;
    BrowserSessions.Opened opened = sessions.open(get("/login", before));
    assertThat(opened.setCookie()).isPresent();
  }
}
