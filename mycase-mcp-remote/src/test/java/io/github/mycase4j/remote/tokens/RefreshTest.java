package io.github.mycase4j.remote.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.metrics.Metrics;
import io.github.mycase4j.remote.store.Cleanup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The rotation of refresh tokens. */
class RefreshTest extends TokensTestBase {

  private TokenPair refresh(TokenPair pair) {
    return tokens.refresh(text(pair.refreshToken()), CLIENT, null);
  }

  @Test
  void eachUseGivesANewPairThatCanBeRefreshedAgain() {
    TokenPair first = grant(ALICE, Scope.READ_WRITE);
    TokenPair second = refresh(first);
    TokenPair third = refresh(second);
    assertThat(works(first) && works(second) && works(third)).isTrue();
    assertThat(third.refreshToken()).isNotEqualTo(second.refreshToken());
    assertThat(third.scope()).isEqualTo(Scope.READ_WRITE);
  }

  @Test
  void row56_aReadOnlyServerGivesNoTokenThatWrites() {
    TokenPair pair = grant(ALICE, Scope.READ_WRITE);
    tokens = tokens(Metrics.NONE, Duration.ofSeconds(60), true);

    TokenPair narrow = refresh(pair);

    assertThat(narrow.scope()).isEqualTo(Scope.READ);
    assertThat(
            error(
                () ->
                    tokens.refresh(
                        text(narrow.refreshToken()), CLIENT, "mycase:read mycase:write")))
        .isEqualTo("invalid_scope");
    tokens = tokens(Metrics.NONE, Duration.ofSeconds(60));
    assertThat(refresh(narrow).scope()).isEqualTo(Scope.READ_WRITE);
  }

  @Test
  void row17_useAfterTheGraceRevokesTheGrantWithItsNewestTokens() {
    TokenPair first = grant(ALICE, Scope.READ);
    TokenPair second = refresh(first);
    clock.advance(Duration.ofSeconds(60));

    assertThat(error(() -> refresh(first))).isEqualTo("invalid_grant");

    assertThat(works(second)).isFalse();
    assertThat(error(() -> refresh(second))).isEqualTo("invalid_grant");
    assertThat(log.params().get(1)).isEqualTo(Map.of("event", "grant-revoked", "reason", "replay"));
  }

  @Test
  void row17_theGraceBeginsWithTheFirstReplacement() {
    TokenPair first = grant(ALICE, Scope.READ);
    refresh(first);
    clock.advance(Duration.ofSeconds(40));
    refresh(first);
    clock.advance(Duration.ofSeconds(20));
    assertThat(error(() -> refresh(first))).isEqualTo("invalid_grant");
    assertThat(grants.liveCount(ALICE)).isZero();
  }

  @Test
  void row17_aReplayIsRecognizedAfterCleanups() {
    TokenPair first = grant(ALICE, Scope.READ);
    TokenPair second = refresh(first);
    clock.advance(Duration.ofDays(20));
    new Cleanup(database.database(), unusedLogins, clock).run();
    assertThat(error(() -> refresh(first))).isEqualTo("invalid_grant");
    assertThat(error(() -> refresh(second))).isEqualTo("invalid_grant");
  }

  @Test
  void row18_theSameTokenTwiceAtOnceGivesTwoPairsThatBothWork() throws Exception {
    TokenPair first = grant(ALICE, Scope.READ);

    List<TokenPair> pairs = atOnce(8, () -> refresh(first));

    assertThat(pairs).hasSize(8).allMatch(this::works);
    assertThat(pairs.stream().map(this::refresh)).hasSize(8).allMatch(this::works);
  }

  @Test
  void row18_withoutGraceOneOfManyAtOnceSucceedsAndTheGrantIsRevoked() throws Exception {
    TokenPair first = grant(ALICE, Scope.READ);
    tokens = tokens(Metrics.NONE, Duration.ZERO);

    List<TokenPair> pairs =
        atOnce(
            8,
            () -> {
              try {
                return refresh(first);
              } catch (TokenException e) {
                return null;
              }
            });

    assertThat(pairs.stream().filter(Objects::nonNull)).hasSize(1).noneMatch(this::works);
  }

  @Test
  void row19_anotherClientsTryChangesNothing() {
    TokenPair first = grant(ALICE, Scope.READ);
    assertThat(error(() -> tokens.refresh(text(first.refreshToken()), OTHER_CLIENT, null)))
        .isEqualTo("invalid_grant");
    assertThat(database.numbers("SELECT replaced_at AS n FROM refresh_tokens")).containsOnly(0L);
    assertThat(works(refresh(first))).isTrue();
  }

  @Test
  void row19_aWiderOrUnknownScopeIsRefusedWithoutRotation() {
    TokenPair first = grant(ALICE, Scope.READ);
    for (String scope : List.of("mycase:write", "mycase:read mycase:write", "mycase:all")) {
      assertThat(error(() -> tokens.refresh(text(first.refreshToken()), CLIENT, scope)))
          .isEqualTo("invalid_scope");
    }
    clock.advance(Duration.ofMinutes(10));
    assertThat(works(refresh(first))).isTrue();
  }

  @Test
  void aSubsetNarrowsTheAccessTokenOnly() {
    TokenPair first = grant(ALICE, Scope.READ_WRITE);
    TokenPair narrow =
        tokens.refresh(text(first.refreshToken()), CLIENT, "mycase:read mycase:read");
    assertThat(narrow.scope()).isEqualTo(Scope.READ);
    assertThat(scope(narrow)).isEqualTo(Scope.READ);
    assertThat(scope(first)).isEqualTo(Scope.READ_WRITE);
    assertThat(scope(refresh(narrow))).isEqualTo(Scope.READ_WRITE);
  }

  private Scope scope(TokenPair pair) {
    return tokens.authenticate(text(pair.accessToken()), ADDRESS).orElseThrow().scope();
  }

  @Test
  void aScopeWithoutAValueCountsAsAbsent() {
    TokenPair first = grant(ALICE, Scope.READ_WRITE);
    assertThat(tokens.refresh(text(first.refreshToken()), CLIENT, "").scope())
        .isEqualTo(Scope.READ_WRITE);
  }

  @Test
  void itExpiresThirtyDaysAfterItsLastUse() {
    List<TokenPair> pairs = new ArrayList<>(List.of(grant(ALICE, Scope.READ)));
    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofDays(29));
      pairs.add(refresh(pairs.get(i)));
    }
    clock.advance(Duration.ofDays(30));
    assertThat(error(() -> refresh(pairs.get(3)))).isEqualTo("invalid_grant");
    assertThat(grants.list(ALICE)).isEmpty();
  }

  @Test
  void theTokenOfABlockedUserIsNotGood() {
    TokenPair first = grant(ALICE, Scope.READ);
    database.update("UPDATE users SET blocked = 1 WHERE id = ?", ALICE);
    assertThat(error(() -> refresh(first))).isEqualTo("invalid_grant");
  }

  @Test
  void anUnknownOneIsNotGood() {
    assertThat(error(() -> tokens.refresh("mc4j_rt_" + "x".repeat(43), CLIENT, null)))
        .isEqualTo("invalid_grant");
  }
}
