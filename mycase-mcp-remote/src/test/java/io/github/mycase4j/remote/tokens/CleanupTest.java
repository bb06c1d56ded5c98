package io.github.mycase4j.remote.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.store.Cleanup;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hourly cleanup. */
class CleanupTest extends TokensTestBase {

  private void cleanUpAfter(Duration time) {
    clock.advance(time);
    new Cleanup(database.database(), unusedLogins, clock).run();
  }

  @Test
  void keepsWhatIsLive() {
    TokenPair pair = grant(ALICE, Scope.READ);
    String apiToken = apiToken(ALICE, "once");
    String code = approve(BOB, Scope.READ);
    cleanUpAfter(Duration.ofSeconds(59));
    assertThat(works(pair) && works(apiToken)).isTrue();
    assertThat(works(tokens.exchange(code, CLIENT, REDIRECT, VERIFIER))).isTrue();
  }

  @Test
  void endsAGrantWhoseCodeExpired() {
    approve(ALICE, Scope.READ);
    cleanUpAfter(Duration.ofSeconds(60));
    assertThat(database.count("grants") + database.count("codes")).isZero();
  }

  @Test
  void endsAGrantWhoseRefreshTokenExpired() {
    grant(ALICE, Scope.READ);
    cleanUpAfter(Duration.ofHours(1));
    assertThat(database.count("access_tokens")).isZero();
    assertThat(database.count("grants")).isEqualTo(1);
    cleanUpAfter(Duration.ofDays(30));
    for (String table : List.of("grants", "codes", "access_tokens", "refresh_tokens")) {
      assertThat(database.count(table)).as(table).isZero();
    }
  }

  @Test
  void deletesRevokedOnesLongAfterTheyAreNoLongerShown() {
    grant(ALICE, Scope.READ);
    apiToken(ALICE, "once");
    grants.revokeAll(ALICE, BY_ALICE);
    cleanUpAfter(Duration.ofDays(59));
    assertThat(database.count("grants") + database.count("api_tokens")).isEqualTo(2);
    cleanUpAfter(Duration.ofDays(1));
    assertThat(database.count("grants") + database.count("api_tokens")).isZero();
  }

  @Test
  void deletesWhatElseExpired() {
    apiToken(ALICE, "once");
    new StoredAuthorizations(database.database(), clock, random)
        .add(new PendingAuthorizations.Pending(CLIENT, REDIRECT, null, "x", Scope.READ), "session");
    database.update(
        "INSERT INTO logins (state_hash, session_hash, next, expires_at) VALUES ('h', 's', '/', ?)",
        clock.instant().plus(Duration.ofMinutes(10)));
    database.update("INSERT INTO counters (name, bucket, n) VALUES ('c', ?, 1)", minute());
    database.addSession("anonymous", null, clock.instant());
    database.addSession("alice", ALICE, clock.instant());

    cleanUpAfter(Duration.ofMinutes(10));
    for (String table : List.of("authorizations", "logins", "counters")) {
      assertThat(database.count(table)).as(table).isZero();
    }
    assertThat(database.numbers("SELECT user_id AS n FROM sessions")).containsExactly(ALICE);
    cleanUpAfter(Duration.ofMinutes(21));
    assertThat(database.count("sessions")).isZero();
    assertThat(database.count("once")).isEqualTo(1);
    cleanUpAfter(Duration.ofDays(30));
    assertThat(database.count("once") + database.count("api_tokens")).isZero();
  }

  private long minute() {
    return clock.millis() / 60_000;
  }

  @Test
  void keepsACounterOfThePresentMinute() {
    database.update("INSERT INTO counters (name, bucket, n) VALUES ('c', ?, 1)", minute());
    cleanUpAfter(Duration.ofSeconds(59));
    assertThat(database.count("counters")).isEqualTo(1);
  }

  @Test
  void endsASessionAfterEightHoursAlsoInUse() {
    database.addSession("alice", ALICE, clock.instant());
    clock.advance(Duration.ofHours(8));
    database.update("UPDATE sessions SET seen_at = ?", clock.instant());
    cleanUpAfter(Duration.ZERO);
    assertThat(database.count("sessions")).isZero();
  }

  @Test
  void deletesTheLoginsThatNothingNeedsAnyMore() {
    database.addLogin(ALICE, clock.instant());
    database.addLogin(BOB, clock.instant());
    grant(ALICE, Scope.READ);
    grants.createToken(BOB, "firm", "once", "Laptop", 90, Scope.READ);

    cleanUpAfter(Duration.ofDays(30));
    assertThat(deletedLogins).containsExactly(ALICE);
    cleanUpAfter(Duration.ofDays(60));
    assertThat(deletedLogins).containsExactly(ALICE, BOB);
    assertThat(database.count("mycase_logins")).isZero();
  }

  @Test
  void leavesALoginThatWasJustStoredAndHasNoSessionYet() {
    database.addLogin(ALICE, clock.instant());
    cleanUpAfter(Duration.ofMinutes(5).minusMillis(1));
    assertThat(deletedLogins).isEmpty();
    cleanUpAfter(Duration.ofMillis(1));
    assertThat(deletedLogins).containsExactly(ALICE);
  }
}
