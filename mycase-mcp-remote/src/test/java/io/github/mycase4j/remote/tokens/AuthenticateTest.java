package io.github.mycase4j.remote.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.metrics.Metrics;
import io.github.mycase4j.remote.store.Database;
import io.github.mycase4j.remote.store.UnusedLogins;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The check of the token of a request. */
class AuthenticateTest extends TokensTestBase {

  @Test
  void aTokenTellsWhoseRequestItIs() {
    TokenPair pair = grant(ALICE, Scope.READ_WRITE);
    String apiToken = apiToken(BOB, "once");
    String grantId = grants.list(ALICE).get(0).id();
    String tokenId = grants.list(BOB).get(0).id();

    assertThat(tokens.authenticate(text(pair.accessToken()), ADDRESS))
        .contains(
            new Bearer(
                Bearer.Kind.GRANT, grantId, ALICE, Scope.READ_WRITE, "Example Client", null));
    assertThat(tokens.authenticate(apiToken, ADDRESS))
        .contains(new Bearer(Bearer.Kind.API_TOKEN, tokenId, BOB, Scope.READ, "Laptop", null));
  }

  @Test
  void row2_guessedCutAndOtherTokensAreRefused() {
    String code = approve(ALICE, Scope.READ);
    TokenPair pair = grant(ALICE, Scope.READ);
    String access = text(pair.accessToken());
    for (String token :
        List.of(
            "mc4j_at_" + "x".repeat(43),
            "mc4j_pat_" + "x".repeat(43),
            "mc4j_at_",
            access.substring(0, access.length() - 1),
            access + "A",
            access.replace("mc4j_at_", "mc4j_pat_"),
            access.replace("mc4j_at_", "mc4j_rt_"),
            access.toUpperCase(Locale.ROOT),
            TokenKind.hash(access),
            code,
            text(pair.refreshToken()),
            "a MyCase token",
            "")) {
      assertThat(works(token)).as(token).isFalse();
    }
    assertThat(works(access)).isTrue();
  }

  @Test
  void row4_tokensAreRefusedFromTheMomentTheyExpire() {
    TokenPair pair = grant(ALICE, Scope.READ);
    String apiToken = apiToken(ALICE, "once");
    clock.advance(Duration.ofHours(1).minusMillis(1));
    assertThat(works(pair)).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(works(pair)).isFalse();

    assertThat(works(apiToken)).isTrue();
    clock.advance(Duration.ofDays(30));
    assertThat(works(apiToken)).isFalse();
  }

  @Test
  void row5_aRevocationOnOneNodeActsOnTheNextRequestOnAnother() {
    TokenPair pair = grant(ALICE, Scope.READ);
    String apiToken = apiToken(ALICE, "once");
    try (Database other = database.openAgain()) {
      StoredTokens onOtherNode = onAnotherNode(other);
      assertThat(onOtherNode.authenticate(text(pair.accessToken()), ADDRESS)).isPresent();
      assertThat(onOtherNode.authenticate(apiToken, ADDRESS)).isPresent();

      grants.revokeAll(ALICE, BY_ALICE);

      assertThat(onOtherNode.authenticate(text(pair.accessToken()), ADDRESS)).isEmpty();
      assertThat(onOtherNode.authenticate(apiToken, ADDRESS)).isEmpty();
    }
  }

  private StoredTokens onAnotherNode(Database other) {
    return new StoredTokens(
        other,
        new UnusedLogins(other, clock),
        events,
        Metrics.NONE,
        settings(Duration.ofSeconds(60)),
        false,
        clock,
        random);
  }

  @Test
  void row78_theTokensOfABlockedUserAreRefused() {
    TokenPair pair = grant(ALICE, Scope.READ);
    String apiToken = apiToken(ALICE, "once");
    database.update("UPDATE users SET blocked = 1 WHERE id = ?", ALICE);
    assertThat(works(pair)).isFalse();
    assertThat(works(apiToken)).isFalse();
  }

  @Test
  void aUseIsNotedWithItsAddressAtMostOnceAMinute() {
    TokenPair pair = grant(ALICE, Scope.READ);
    String apiToken = apiToken(ALICE, "once");
    for (String token : List.of(text(pair.accessToken()), apiToken)) {
      tokens.authenticate(token, "203.0.113.1");
    }
    clock.advance(Duration.ofSeconds(59));
    for (String token : List.of(text(pair.accessToken()), apiToken)) {
      tokens.authenticate(token, "203.0.113.2");
    }
    assertThat(grants.list(ALICE))
        .hasSize(2)
        .allMatch(entry -> entry.usedAt().equals(clock.instant().minusSeconds(59)))
        .allMatch(entry -> entry.usedFrom().equals("203.0.113.1"));

    clock.advance(Duration.ofSeconds(1));
    for (String token : List.of(text(pair.accessToken()), apiToken)) {
      tokens.authenticate(token, "203.0.113.3");
    }
    assertThat(grants.list(ALICE))
        .allMatch(entry -> entry.usedAt().equals(clock.instant()))
        .allMatch(entry -> entry.usedFrom().equals("203.0.113.3"));
  }

  @Test
  void theNameThatAClientGaveIsKeptWithItsGrantOrToken() {
    String access = text(grant(ALICE, Scope.READ).accessToken());
    String apiToken = apiToken(ALICE, "once");
    for (String token : List.of(access, apiToken)) {
      tokens.initialized(tokens.authenticate(token, ADDRESS).orElseThrow(), "claude-code/2.1");
      assertThat(tokens.authenticate(token, ADDRESS).orElseThrow().clientInfo())
          .isEqualTo("claude-code/2.1");
      tokens.initialized(tokens.authenticate(token, ADDRESS).orElseThrow(), "claude-code/2.2");
      assertThat(tokens.authenticate(token, ADDRESS).orElseThrow().clientInfo())
          .isEqualTo("claude-code/2.2");
    }
  }
}
