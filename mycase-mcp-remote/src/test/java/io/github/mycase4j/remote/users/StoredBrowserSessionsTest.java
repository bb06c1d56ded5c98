package io.github.mycase4j.remote.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.mcp.text.Sha256;
import io.github.mycase4j.remote.store.SessionsTable;
import io.github.mycase4j.remote.store.UsersTable;
import io.github.mycase4j.remote.users.BrowserSessions.Opened;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredBrowserSessionsTest extends ServerTestBase {
  private static final long ANN = 501;
  private static final long BEN = 502;

  private Users users;
  private BrowserSessions sessions;

  @BeforeEach
  void create() {
    users = new StoredUsers(settings(), database, events, id -> {});
    sessions = sessions(HTTP);
    for (long id : new long[] {ANN, BEN}) {
      database.run(
          sql -> {
            new UsersTable(sql).loggedIn(id, "firm_1", "User " + id, null, clock.instant());
            return true;
          });
    }
  }

  private BrowserSessions sessions(String origin) {
    return new StoredBrowserSessions(publicUrl(origin), database, users, random, clock);
  }

  /** Logs a user in and returns the cookie of the session. */
  private String login(long userId) {
    Opened before = sessions.open(get("/login"));
    return cookie(sessions.login(before.session(), userId));
  }

  private static String cookie(Opened opened) {
    return sentBack(opened.setCookie().orElseThrow());
  }

  private Optional<Long> userOf(String... cookies) {
    return sessions.user(get("/tokens", cookies)).map(User::id);
  }

  private Instant seenAt(String cookie) {
    String hash = Sha256.of(cookie.substring(cookie.indexOf('=') + 1));
    return stored(hash).orElseThrow().seenAt();
  }

  private Optional<SessionsTable.SessionRow> stored(String hash) {
    return database.run(sql -> new SessionsTable(sql).find(hash));
  }

  @Nested
  class Row42 {
    @Test
    void theCookieIsOfThisHostOverHttpsAndOutOfReachOfScripts() {
      String header = sessions(HTTPS).open(get("/login")).setCookie().orElseThrow();
      assertThat(header)
          .matches("__Host-mc4j=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void overHttpItHasNeitherPrefixNorSecure() {
      assertThat(sessions.open(get("/login")).setCookie().orElseThrow())
          .matches("mc4j=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void onlyItsHashIsStored() {
      String cookie = login(ANN);
      String value = cookie.substring(cookie.indexOf('=') + 1);
      assertThat(stored(value)).isEmpty();
      assertThat(stored(Sha256.of(value))).isPresent();
    }

    @Test
    void aTossedCookieIsNoSessionAndHidesNone() {
      String cookie = login(ANN);
      for (String tossed : List.of("mc4j=", "mc4j=tossed", "mc4j=" + "t".repeat(43))) {
        assertThat(userOf(tossed)).isEmpty();
        assertThat(userOf(tossed, cookie)).contains(ANN);
        assertThat(userOf(cookie, tossed)).contains(ANN);
      }
    }

    @Test
    void aFloodOfCookiesIsNotLookedUp() {
      String[] cookies = new String[10];
      Arrays.fill(cookies, "mc4j=" + "t".repeat(43));
      cookies[9] = login(ANN);
      assertThat(userOf(cookies)).isEmpty();
      cookies[0] = cookies[9];
      assertThat(userOf(cookies)).contains(ANN);
    }

    @Test
    void overHttpsACookieWithoutThePrefixIsNotAccepted() {
      BrowserSessions https = sessions(HTTPS);
      Opened opened = https.login(https.open(get("/login")).session(), ANN);
      String cookie = cookie(opened);
      assertThat(https.find(get("/tokens", cookie))).isPresent();
      assertThat(https.find(get("/tokens", cookie.replace("__Host-", "")))).isEmpty();
    }

    @Test
    void itsValueIsNotShown() {
      Opened opened = sessions.open(get("/login"));
      String value = cookie(opened).substring("mc4j=".length());
      assertThat(opened.session().toString()).isEqualTo("BrowserSession[null]");
      assertThat(opened.session().hash()).isNotEqualTo(value);
    }
  }

  @Nested
  class Row39 {
    @Test
    void aLoginGetsANewCookieAndTheOldOneIsAnonymous() {
      Opened before = sessions.open(get("/login"));
      Opened after = sessions.login(before.session(), ANN);
      assertThat(cookie(after)).isNotEqualTo(cookie(before));
      assertThat(after.session().csrf()).isNotEqualTo(before.session().csrf());
      assertThat(sessions.find(get("/tokens", cookie(before)))).isEmpty();
      assertThat(userOf(cookie(after))).contains(ANN);
    }

    @Test
    void aSecondLoginEndsTheSessionOfTheFirst() {
      String first = login(ANN);
      Opened again = sessions.open(get("/login", first));
      assertThat(again.setCookie()).isEmpty();
      Opened second = sessions.login(again.session(), BEN);
      assertThat(userOf(first)).isEmpty();
      assertThat(userOf(cookie(second))).contains(BEN);
    }
  }

  @Nested
  class Row43 {
    @Test
    void endsAfterThirtyMinutesWithoutARequest() {
      String cookie = login(ANN);
      clock.advance(Duration.ofMinutes(30).minusSeconds(1));
      assertThat(userOf(cookie)).contains(ANN);
      clock.advance(Duration.ofMinutes(30).minusSeconds(1));
      assertThat(userOf(cookie)).contains(ANN);
      clock.advance(Duration.ofMinutes(30));
      assertThat(userOf(cookie)).isEmpty();
    }

    @Test
    void aUseThatIsNotWrittenCountsToo() {
      String cookie = login(ANN);
      clock.advance(Duration.ofSeconds(50));
      assertThat(userOf(cookie)).contains(ANN);
      clock.advance(Duration.ofMinutes(30).minusSeconds(1));
      assertThat(userOf(cookie)).contains(ANN);
    }

    @Test
    void isWrittenAtMostOnceAMinute() {
      Instant start = clock.instant();
      String cookie = login(ANN);
      clock.advance(Duration.ofSeconds(59));
      userOf(cookie);
      assertThat(seenAt(cookie)).isEqualTo(start);
      clock.advance(Duration.ofSeconds(1));
      userOf(cookie);
      assertThat(seenAt(cookie)).isEqualTo(start.plusSeconds(60));
    }

    @Test
    void endsAfterEightHoursHoweverOftenItIsUsed() {
      String cookie = login(ANN);
      for (int i = 0; i < 23; i++) {
        clock.advance(Duration.ofMinutes(20));
        assertThat(userOf(cookie)).contains(ANN);
      }
      clock.advance(Duration.ofMinutes(20).minusSeconds(1));
      assertThat(userOf(cookie)).contains(ANN);
      clock.advance(Duration.ofSeconds(1));
      assertThat(userOf(cookie)).isEmpty();
    }
  }

  @Nested
  class BeforeALogin {
    @Test
    void endsAfterTenMinutes() {
      String cookie = cookie(sessions.open(get("/login")));
      clock.advance(Duration.ofMinutes(10).minusSeconds(1));
      assertThat(sessions.find(get("/oauth/mycase/callback", cookie))).isPresent();
      clock.advance(Duration.ofSeconds(1));
      assertThat(sessions.find(get("/oauth/mycase/callback", cookie))).isEmpty();
    }

    @Test
    void hasTenMinutesForEachLoginThatBeginsInIt() {
      String cookie = cookie(sessions.open(get("/login")));
      clock.advance(Duration.ofMinutes(9));
      assertThat(sessions.open(get("/oauth/authorize", cookie)).setCookie()).isEmpty();
      clock.advance(Duration.ofMinutes(9));
      assertThat(sessions.find(get("/oauth/mycase/callback", cookie))).isPresent();
    }

    @Test
    void isNobodys() {
      assertThat(userOf(cookie(sessions.open(get("/login"))))).isEmpty();
    }
  }

  @Nested
  class Ended {
    @Test
    void atLogoutTheCookieIsDeletedWithTheAttributesThatSetIt() {
      String cookie = login(ANN);
      BrowserSession session = sessions.find(get("/tokens", cookie)).orElseThrow();
      assertThat(sessions.end(session))
          .isEqualTo("mc4j=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
      assertThat(userOf(cookie)).isEmpty();
    }

    @Test
    void theOthersOfAUserWhileOneIsKept() {
      String kept = login(ANN);
      String other = login(ANN);
      String bens = login(BEN);
      sessions.endOthers(ANN, sessions.find(get("/tokens", kept)).orElseThrow());
      assertThat(userOf(kept)).contains(ANN);
      assertThat(userOf(other)).isEmpty();
      assertThat(userOf(bens)).contains(BEN);
    }

    @Test
    void allOfAUser() {
      String first = login(ANN);
      String bens = login(BEN);
      sessions.endAll(ANN);
      assertThat(userOf(first)).isEmpty();
      assertThat(userOf(bens)).contains(BEN);
    }

    @Test
    void byABlockWhicheverNodeWroteIt() {
      String cookie = login(ANN);
      database.run(sql -> new UsersTable(sql).block(ANN, true));
      assertThat(sessions.find(get("/tokens", cookie))).isEmpty();
    }
  }

  @Nested
  class Row36And37 {
    private String cookie;
    private String csrf;

    @BeforeEach
    void loggedIn() {
      cookie = login(ANN);
      csrf = sessions.find(get("/tokens", cookie)).orElseThrow().csrf();
    }

    private void refuses(WebRequest form) {
      assertThatThrownBy(() -> sessions.checkForm(form))
          .isInstanceOfSatisfying(
              PageException.class,
              page -> {
                assertThat(page.status()).isEqualTo(403);
                assertThat(page.code()).isEqualTo("csrf");
              });
    }

    private WebRequest form(Map<String, String> headers) {
      return post("/logout", cookie, Map.of("csrf", csrf), headers);
    }

    @Test
    void aFormOfThisServerIsAccepted() {
      assertThat(sessions.checkForm(form(Map.of())).userId()).isEqualTo(ANN);
      assertThat(
              sessions
                  .checkForm(form(Map.of("Origin", HTTP, "Sec-Fetch-Site", "same-origin")))
                  .userId())
          .isEqualTo(ANN);
      assertThat(sessions.checkForm(form(Map.of("Sec-Fetch-Site", "none"))).userId())
          .isEqualTo(ANN);
    }

    @ParameterizedTest
    @CsvSource({
      "Origin, https://evil.example",
      "Origin, null",
      "Origin, http://127.0.0.1:8080.evil.example",
      "Origin, http://127.0.0.1",
      "Sec-Fetch-Site, cross-site",
      "Sec-Fetch-Site, same-site",
      "Sec-Fetch-Site, bogus"
    })
    void aFormOfAnotherSiteIsNot(String header, String value) {
      refuses(form(Map.of(header, value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "guessed"})
    void aFormWithoutTheValueOfTheSessionIsNot(String sent) {
      refuses(post("/logout", cookie, Map.of("csrf", sent), Map.of()));
      refuses(post("/logout", cookie, Map.of(), Map.of()));
    }

    @Test
    void theValueOfAnotherSessionIsNotGood() {
      refuses(post("/logout", login(BEN), Map.of("csrf", csrf), Map.of()));
      refuses(post("/logout", login(ANN), Map.of("csrf", csrf), Map.of()));
    }

    @Test
    void aFormWithoutASessionIsRefusedAndNotRedirected() {
      refuses(post("/logout", "mc4j=tossed", Map.of("csrf", csrf), Map.of()));
      clock.advance(Duration.ofMinutes(31));
      refuses(form(Map.of()));
    }

    @Test
    void aSessionBeforeALoginSendsNoForms() {
      Opened opened = sessions.open(get("/login"));
      refuses(post("/logout", cookie(opened), Map.of("csrf", opened.session().csrf()), Map.of()));
    }

    @Test
    void twoValuesAreNone() {
      WebRequest twice =
          new WebRequest(
              "POST",
              "/logout",
              null,
              List.of(Map.entry("Cookie", cookie)),
              "127.0.0.1",
              ("csrf=" + csrf + "&csrf=x").getBytes(StandardCharsets.UTF_8),
              action -> {});
      refuses(twice);
    }
  }
}
