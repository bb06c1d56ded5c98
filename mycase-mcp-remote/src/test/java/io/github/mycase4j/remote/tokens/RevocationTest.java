package io.github.mycase4j.remote.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.tokens.Revocation.Reason;
import io.github.mycase4j.remote.tokens.TokenService.RevokeResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Revocations by users, admins and clients. */
class RevocationTest extends TokensTestBase {

  private String grantId(long userId) {
    return grants.list(userId).stream()
        .filter(entry -> entry.kind() == Bearer.Kind.GRANT)
        .findFirst()
        .orElseThrow()
        .id();
  }

  private String tokenId(long userId) {
    return grants.list(userId).stream()
        .filter(entry -> entry.kind() == Bearer.Kind.API_TOKEN)
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Nested
  class OfOne {
    @Test
    void endsItAndIsRecordedOnce() {
      TokenPair pair = grant(ALICE, Scope.READ);
      String apiToken = apiToken(ALICE, "once");
      String grant = grantId(ALICE);
      String token = tokenId(ALICE);
      for (int i = 0; i < 2; i++) {
        assertThat(grants.revoke(Bearer.Kind.GRANT, grant, ALICE, BY_ALICE)).isTrue();
        assertThat(grants.revoke(Bearer.Kind.API_TOKEN, token, ALICE, BY_ALICE)).isTrue();
      }
      assertThat(works(pair) || works(apiToken)).isFalse();
      assertThat(log.params().subList(2, log.params().size()))
          .containsExactly(
              Map.of("event", "grant-revoked", "reason", "user", "by", (int) ALICE),
              Map.of("event", "token-revoked", "reason", "user", "by", (int) ALICE));
      assertThat(log.events().get(2))
          .containsEntry("client", "Example Client grant/" + grant)
          .containsEntry("user_id", (int) ALICE);
      assertThat(log.events().get(3)).containsEntry("client", "Laptop token/" + token);
    }

    @Test
    void namesTheClientAsItNamedItselfLast() {
      TokenPair pair = grant(ALICE, Scope.READ);
      Bearer bearer = tokens.authenticate(text(pair.accessToken()), ADDRESS).orElseThrow();
      tokens.initialized(bearer, "claude-code/2.1" + "x".repeat(200));
      grants.revoke(Bearer.Kind.GRANT, bearer.id(), null, new Revocation(Reason.LOGOUT, ALICE));
      String client = (String) log.events().get(1).get("client");
      assertThat(client)
          .startsWith("claude-code/2.1x")
          .endsWith("… " + bearer.label())
          .hasSize(120);
    }

    @Test
    void row48_doesNothingToWhatIsAnothers() {
      TokenPair pair = grant(ALICE, Scope.READ);
      String apiToken = apiToken(ALICE, "once");
      Revocation byBob = new Revocation(Reason.USER, BOB);
      assertThat(grants.revoke(Bearer.Kind.GRANT, grantId(ALICE), BOB, byBob)).isFalse();
      assertThat(grants.revoke(Bearer.Kind.API_TOKEN, tokenId(ALICE), BOB, byBob)).isFalse();
      assertThat(works(pair) && works(apiToken)).isTrue();
      assertThat(log.events()).hasSize(2);
    }

    @Test
    void knowsNoUnknownIdAndNoIdOfAnotherKind() {
      grant(ALICE, Scope.READ);
      assertThat(grants.revoke(Bearer.Kind.GRANT, "01J", null, BY_ALICE)).isFalse();
      assertThat(grants.revoke(Bearer.Kind.API_TOKEN, grantId(ALICE), null, BY_ALICE)).isFalse();
      assertThat(grants.revoke(Bearer.Kind.GRANT, "\0", null, BY_ALICE)).isFalse();
    }

    @Test
    void takesEffectWhereTheAuditLogCannotBeWrittenAndIsRecordedLater() {
      TokenPair pair = grant(ALICE, Scope.READ);
      log.breaks(true);
      grants.revoke(Bearer.Kind.GRANT, grantId(ALICE), ALICE, BY_ALICE);
      assertThat(works(pair)).isFalse();
      assertThat(log.events()).hasSize(1);

      log.breaks(false);
      events.check();

      assertThat(log.events()).hasSize(2);
    }
  }

  @Nested
  class OfAll {
    @Test
    void ofAUserEndsAllThatAreLiveAndSaysHowMany() {
      TokenPair pair = grant(ALICE, Scope.READ);
      grant(ALICE, Scope.READ);
      approve(ALICE, Scope.READ);
      String apiToken = apiToken(ALICE, "once");
      TokenPair ofBob = grant(BOB, Scope.READ);
      Revocation blocked = new Revocation(Reason.BLOCKED, BOB);

      assertThat(grants.revokeAll(ALICE, blocked)).isEqualTo(4);
      assertThat(grants.revokeAll(ALICE, blocked)).isZero();

      assertThat(works(pair) || works(apiToken)).isFalse();
      assertThat(works(ofBob)).isTrue();
      assertThat(log.params())
          .filteredOn(
              params ->
                  ((Map<?, ?>) params).get("reason") instanceof String why && why.equals("blocked"))
          .hasSize(4);
    }

    @Test
    void ofEverybodyEndsEverything() {
      TokenPair ofAlice = grant(ALICE, Scope.READ);
      TokenPair ofBob = grant(BOB, Scope.READ);
      assertThat(grants.revokeAll(null, new Revocation(Reason.CLI, null))).isEqualTo(2);
      assertThat(works(ofAlice) || works(ofBob)).isFalse();
    }

    @Test
    void atOnceCountsEachOnlyOnce() throws Exception {
      for (int i = 0; i < 10; i++) {
        grant(ALICE, Scope.READ);
      }
      List<Integer> counts = atOnce(4, () -> grants.revokeAll(ALICE, BY_ALICE));
      assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10);
      assertThat(log.events()).hasSize(20);
    }
  }

  @Nested
  class ByAClient {
    @Test
    void withAnAccessTokenOrRefreshTokenEndsTheGrant() {
      TokenPair first = grant(ALICE, Scope.READ);
      TokenPair second = grant(ALICE, Scope.READ);
      assertThat(tokens.revoke(text(first.accessToken()), CLIENT)).isEqualTo(RevokeResult.REVOKED);
      assertThat(tokens.revoke(text(second.refreshToken()), CLIENT))
          .isEqualTo(RevokeResult.REVOKED);
      assertThat(tokens.revoke(text(second.refreshToken()), CLIENT))
          .isEqualTo(RevokeResult.REVOKED);
      assertThat(works(first) || works(second)).isFalse();
      assertThat(log.params().subList(2, log.params().size()))
          .hasSize(2)
          .containsOnly(Map.of("event", "grant-revoked", "reason", "client"));
    }

    @Test
    void doesNothingToTokensOfOthers() {
      TokenPair pair = grant(ALICE, Scope.READ);
      String apiToken = apiToken(ALICE, "once");
      assertThat(tokens.revoke(text(pair.accessToken()), OTHER_CLIENT))
          .isEqualTo(RevokeResult.OTHER_CLIENT);
      assertThat(tokens.revoke(text(pair.refreshToken()), OTHER_CLIENT))
          .isEqualTo(RevokeResult.OTHER_CLIENT);
      assertThat(tokens.revoke(apiToken, CLIENT)).isEqualTo(RevokeResult.API_TOKEN);
      assertThat(tokens.revoke("mc4j_pat_" + "x".repeat(43), CLIENT))
          .isEqualTo(RevokeResult.UNKNOWN);
      assertThat(tokens.revoke("unknown", CLIENT)).isEqualTo(RevokeResult.UNKNOWN);
      assertThat(works(pair) && works(apiToken)).isTrue();
    }
  }

  @Nested
  class AndTheLoginAtMyCase {
    @Test
    void row79_goesWithTheLastThatNeededIt() {
      database.addLogin(ALICE, clock.instant());
      database.addLogin(BOB, clock.instant());
      String first = text(grant(ALICE, Scope.READ).accessToken());
      String second = apiToken(ALICE, "once");
      Bearer bearer = tokens.authenticate(first, ADDRESS).orElseThrow();
      grants.revoke(bearer.kind(), bearer.id(), ALICE, new Revocation(Reason.LOGOUT, ALICE));
      assertThat(deletedLogins).isEmpty();
      assertThat(grants.liveCount(ALICE)).isEqualTo(1);

      bearer = tokens.authenticate(second, ADDRESS).orElseThrow();
      grants.revoke(bearer.kind(), bearer.id(), ALICE, new Revocation(Reason.LOGOUT, ALICE));

      assertThat(deletedLogins).containsExactly(ALICE);
      assertThat(database.numbers("SELECT user_id AS n FROM mycase_logins")).containsExactly(BOB);
    }

    @Test
    void staysWhileABrowserSessionOfTheUserIsLive() {
      database.addLogin(ALICE, clock.instant());
      database.addSession("hash", ALICE, clock.instant());
      grant(ALICE, Scope.READ);
      grants.revokeAll(ALICE, BY_ALICE);
      assertThat(deletedLogins).isEmpty();

      clock.advance(Duration.ofMinutes(31));
      assertThat(unusedLogins.delete(ALICE)).isTrue();
      assertThat(unusedLogins.delete(ALICE)).isFalse();
    }

    @Test
    void goesWithACodeThatIsSpentInVain() {
      database.addLogin(ALICE, clock.instant());
      String code = approve(ALICE, Scope.READ);
      assertThat(unusedLogins.delete(ALICE)).isFalse();
      error(() -> tokens.exchange(code, CLIENT, REDIRECT, "w".repeat(43)));
      assertThat(deletedLogins).containsExactly(ALICE);
    }

    @Test
    void goesWithAReplay() {
      database.addLogin(ALICE, clock.instant());
      String code = approve(ALICE, Scope.READ);
      tokens.exchange(code, CLIENT, REDIRECT, VERIFIER);
      error(() -> tokens.exchange(code, CLIENT, REDIRECT, VERIFIER));
      assertThat(deletedLogins).containsExactly(ALICE);
    }
  }

  @Test
  void revokedOnesAreListedForThirtyDaysAndExpiredOnesNot() {
    grant(ALICE, Scope.READ);
    apiToken(ALICE, "once");
    clock.advance(Duration.ofSeconds(1));
    grant(ALICE, Scope.READ_WRITE);
    grant(BOB, Scope.READ);
    assertThat(grants.list(null)).hasSize(4).allMatch(Grants.Entry::isLive);
    assertThat(grants.list(ALICE))
        .extracting(Grants.Entry::scope)
        .containsExactly(Scope.READ_WRITE, Scope.READ, Scope.READ);

    clock.advance(Duration.ofDays(29));
    grants.revokeAll(ALICE, BY_ALICE);
    clock.advance(Duration.ofDays(30).minusMillis(1));
    assertThat(grants.list(null))
        .hasSize(3)
        .allMatch(entry -> "user".equals(entry.revokedWhy()) && !entry.isLive());

    clock.advance(Duration.ofMillis(1));
    assertThat(grants.list(null)).isEmpty();
  }
}
