package io.github.mycase4j.remote.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.audit.AuditUnavailableException;
import io.github.mycase4j.remote.store.TestDatabase;
import io.github.mycase4j.remote.tokens.Grants.CreateResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The creation of API tokens. */
class ApiTokensTest extends TokensTestBase {

  private Grants.Created create(long userId, String once) {
    return grants.createToken(userId, TestDatabase.FIRM, once, "Laptop", 90, Scope.READ_WRITE);
  }

  @Test
  void aTokenIsRecordedAndListedWithItsHint() {
    Grants.Created created = create(ALICE, "once");

    assertThat(created.result()).isEqualTo(CreateResult.CREATED);
    assertThat(created.token()).matches("mc4j_pat_[A-Za-z0-9_-]{43}");
    assertThat(issued).containsExactly("api");
    Grants.Entry entry = grants.list(ALICE).get(0);
    assertThat(created.token()).endsWith(entry.hint()).hasSizeGreaterThan(50);
    assertThat(entry.hint()).hasSize(4);
    assertThat(entry.scope()).isEqualTo(Scope.READ_WRITE);
    assertThat(entry.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(90)));
    assertThat(log.params())
        .containsExactly(
            Map.of(
                "event", "token-created",
                "name", "Laptop",
                "scope", "mycase:read mycase:write",
                "days", 90));
    assertThat(log.events().get(0)).containsEntry("client", "Laptop token/" + entry.id());
  }

  @Test
  void row73_theSameFormTwiceGivesOneToken() {
    assertThat(create(ALICE, "once").result()).isEqualTo(CreateResult.CREATED);
    assertThat(create(ALICE, "once")).isEqualTo(new Grants.Created(CreateResult.REPEATED, null));
    assertThat(create(BOB, "once").result()).isEqualTo(CreateResult.CREATED);
    assertThat(grants.liveCount(ALICE)).isEqualTo(1);
    assertThat(log.events()).hasSize(2);
  }

  @Test
  void row73_theSameFormManyTimesAtOnceGivesOneToken() throws Exception {
    List<CreateResult> results = atOnce(16, () -> create(ALICE, "once").result());
    assertThat(results).containsOnlyOnce(CreateResult.CREATED).contains(CreateResult.REPEATED);
    assertThat(grants.liveCount(ALICE)).isEqualTo(1);
    assertThat(log.events()).hasSize(1);
  }

  @Test
  void aUserHasAtMostTwentyLiveTokensAlsoWithManyFormsAtOnce() throws Exception {
    AtomicInteger next = new AtomicInteger();
    List<CreateResult> results =
        atOnce(24, () -> create(ALICE, "form" + next.incrementAndGet()).result());

    assertThat(results).filteredOn(CreateResult.CREATED::equals).hasSize(20);
    assertThat(results).filteredOn(CreateResult.TOO_MANY::equals).hasSize(4);
    assertThat(log.events()).hasSize(20);
    assertThat(create(BOB, "form").result()).isEqualTo(CreateResult.CREATED);
  }

  @Test
  void revokedAndExpiredTokensDoNotCount() {
    for (int i = 0; i < 20; i++) {
      create(ALICE, "form" + i);
    }
    assertThat(create(ALICE, "further").result()).isEqualTo(CreateResult.TOO_MANY);
    grants.revoke(Bearer.Kind.API_TOKEN, grants.list(ALICE).get(0).id(), ALICE, BY_ALICE);
    assertThat(create(ALICE, "further").result()).isEqualTo(CreateResult.CREATED);
    clock.advance(Duration.ofDays(90));
    assertThat(create(ALICE, "later").result()).isEqualTo(CreateResult.CREATED);
    assertThat(grants.liveCount(ALICE)).isEqualTo(1);
  }

  @Test
  void nothingIsCreatedWhereTheAuditLogCannotBeWrittenAndTheFormStaysGood() {
    log.breaks(true);
    assertThatThrownBy(() -> create(ALICE, "once")).isInstanceOf(AuditUnavailableException.class);
    assertThat(database.count("api_tokens")).isZero();

    log.breaks(false);
    assertThat(create(ALICE, "once").result()).isEqualTo(CreateResult.CREATED);
  }
}
