package io.github.mycase4j.remote.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.store.Cleanup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Approvals and the exchange of their codes. */
class ExchangeTest extends TokensTestBase {

  @Test
  void anApprovalIsRecordedAndGivesACodeThatIsExchangedForAPair() {
    String code = approve(ALICE, Scope.READ_WRITE);
    assertThat(code).matches("mc4j_ac_[A-Za-z0-9_-]{43}");

    TokenPair pair = tokens.exchange(code, CLIENT, REDIRECT, VERIFIER);

    assertThat(text(pair.accessToken())).matches("mc4j_at_[A-Za-z0-9_-]{43}");
    assertThat(text(pair.refreshToken())).matches("mc4j_rt_[A-Za-z0-9_-]{43}");
    assertThat(pair.life()).isEqualTo(Duration.ofHours(1));
    assertThat(pair.scope()).isEqualTo(Scope.READ_WRITE);
    assertThat(issued).containsExactly("code", "access", "refresh");
    assertThat(log.params())
        .containsExactly(
            Map.of(
                "event", "grant",
                "client_id", CLIENT,
                "scope", "mycase:read mycase:write",
                "redirect_host", "client.example"));
    String id = grants.list(ALICE).get(0).id();
    assertThat(log.events().get(0))
        .containsEntry("client", "Example Client grant/" + id)
        .containsEntry("outcome", "success");
  }

  @Test
  void nothingIsGrantedWhereTheAuditLogCannotBeWritten() {
    log.breaks(true);
    assertThat(catchThrowable(() -> approve(ALICE, Scope.READ))).isNotNull();
    assertThat(database.count("grants") + database.count("codes")).isZero();
  }

  @Test
  void theRedirectUriMayBeLeftOut() {
    assertThat(works(tokens.exchange(approve(ALICE, Scope.READ), CLIENT, null, VERIFIER))).isTrue();
  }

  @Test
  void row12_aWrongVerifierSpendsTheCodeAndEndsTheGrant() {
    String code = approve(ALICE, Scope.READ);
    assertThat(error(() -> tokens.exchange(code, CLIENT, REDIRECT, "w".repeat(43))))
        .isEqualTo("invalid_grant");
    assertThat(error(() -> tokens.exchange(code, CLIENT, REDIRECT, VERIFIER)))
        .isEqualTo("invalid_grant");
    assertThat(grants.list(ALICE)).isEmpty();
    assertThat(grants.liveCount(ALICE)).isZero();
  }

  @Test
  void row13_aSecondExchangeRevokesTheGrant() {
    String code = approve(ALICE, Scope.READ);
    TokenPair first = tokens.exchange(code, CLIENT, REDIRECT, VERIFIER);
    assertThat(works(first)).isTrue();

    assertThat(error(() -> tokens.exchange(code, CLIENT, REDIRECT, VERIFIER)))
        .isEqualTo("invalid_grant");

    assertThat(works(first)).isFalse();
    assertThat(error(() -> tokens.refresh(text(first.refreshToken()), CLIENT, null)))
        .isEqualTo("invalid_grant");
    assertThat(log.params().get(1)).isEqualTo(Map.of("event", "grant-revoked", "reason", "replay"));
    assertThat(grants.list(ALICE).get(0).revokedWhy()).isEqualTo("replay");
  }

  @Test
  void row13_aSecondExchangeIsRecognizedLongAfterTheCodeExpired() {
    String code = approve(ALICE, Scope.READ);
    TokenPair first = tokens.exchange(code, CLIENT, REDIRECT, VERIFIER);
    clock.advance(Duration.ofMinutes(30));
    new Cleanup(database.database(), unusedLogins, clock).run();

    assertThat(error(() -> tokens.exchange(code, CLIENT, REDIRECT, VERIFIER)))
        .isEqualTo("invalid_grant");

    assertThat(works(first)).isFalse();
  }

  @Test
  void row13_anotherClientsSecondTryChangesNothing() {
    String code = approve(ALICE, Scope.READ);
    TokenPair first = tokens.exchange(code, CLIENT, REDIRECT, VERIFIER);
    assertThat(error(() -> tokens.exchange(code, OTHER_CLIENT, REDIRECT, VERIFIER)))
        .isEqualTo("invalid_grant");
    assertThat(works(first)).isTrue();
  }

  @Test
  void row14_anotherClientsTryLeavesTheCodeGoodForItsOwner() {
    String code = approve(ALICE, Scope.READ);
    assertThat(error(() -> tokens.exchange(code, OTHER_CLIENT, REDIRECT, VERIFIER)))
        .isEqualTo("invalid_grant");
    assertThat(works(tokens.exchange(code, CLIENT, REDIRECT, VERIFIER))).isTrue();
  }

  @Test
  void row14_anotherRedirectUriSpendsTheCode() {
    String code = approve(ALICE, Scope.READ);
    assertThat(error(() -> tokens.exchange(code, CLIENT, REDIRECT + "2", VERIFIER)))
        .isEqualTo("invalid_grant");
    assertThat(error(() -> tokens.exchange(code, CLIENT, REDIRECT, VERIFIER)))
        .isEqualTo("invalid_grant");
  }

  @Test
  void row15_aCodeExpires() {
    String inTime = approve(ALICE, Scope.READ);
    clock.advance(Duration.ofMillis(59_999));
    assertThat(works(tokens.exchange(inTime, CLIENT, REDIRECT, VERIFIER))).isTrue();

    String late = approve(ALICE, Scope.READ);
    clock.advance(Duration.ofSeconds(60));
    assertThat(error(() -> tokens.exchange(late, CLIENT, REDIRECT, VERIFIER)))
        .isEqualTo("invalid_grant");
    assertThat(grants.list(ALICE)).hasSize(1);
  }

  @Test
  void row16_ofManyExchangesAtOnceOneSucceedsAndItsTokenDies() throws Exception {
    String code = approve(ALICE, Scope.READ);

    List<TokenPair> pairs =
        atOnce(
            32,
            () -> {
              try {
                return tokens.exchange(code, CLIENT, REDIRECT, VERIFIER);
              } catch (TokenException e) {
                assertThat(e.error()).isEqualTo("invalid_grant");
                return null;
              }
            });

    List<TokenPair> won = pairs.stream().filter(Objects::nonNull).toList();
    assertThat(won).hasSize(1);
    assertThat(works(won.get(0))).isFalse();
    assertThat(database.count("access_tokens")).isEqualTo(1);
    assertThat(log.params())
        .filteredOn(Map.of("event", "grant-revoked", "reason", "replay")::equals)
        .hasSize(1);
  }

  @Test
  void theCodeOfAGrantThatWasRevokedOrOfABlockedUserIsNotGood() {
    String revoked = approve(ALICE, Scope.READ);
    grants.revokeAll(ALICE, BY_ALICE);
    String blocked = approve(ALICE, Scope.READ);
    database.update("UPDATE users SET blocked = 1 WHERE id = ?", ALICE);

    for (String code : List.of(revoked, blocked)) {
      assertThat(error(() -> tokens.exchange(code, CLIENT, REDIRECT, VERIFIER)))
          .isEqualTo("invalid_grant");
    }
    assertThat(grants.list(ALICE)).anyMatch(entry -> "user".equals(entry.revokedWhy()));
  }

  @Test
  void anUnknownCodeIsNotGood() {
    assertThat(error(() -> tokens.exchange("mc4j_ac_" + "x".repeat(43), CLIENT, null, VERIFIER)))
        .isEqualTo("invalid_grant");
    assertThat(error(() -> tokens.exchange("\0", CLIENT, null, VERIFIER)))
        .isEqualTo("invalid_grant");
  }
}
