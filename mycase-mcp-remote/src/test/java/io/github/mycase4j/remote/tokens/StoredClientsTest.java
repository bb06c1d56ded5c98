package io.github.mycase4j.remote.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.store.Cleanup;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredClientsTest extends TokensTestBase {
  private static final String DOCUMENT = "https://client.example/mcp.json";

  private StoredClients clients;

  @BeforeEach
  void create() {
    clients = new StoredClients(database.database(), clock);
  }

  private Clients.Client registered(String id) {
    return new Clients.Client(
        id,
        Clients.Kind.REGISTERED,
        "Example Client",
        List.of(REDIRECT, "http://127.0.0.1/cb"),
        "none",
        null,
        null,
        clock.instant(),
        null,
        null);
  }

  private Clients.Client document(String name) {
    return new Clients.Client(
        DOCUMENT,
        Clients.Kind.DOCUMENT,
        name,
        List.of(REDIRECT),
        "private_key_jwt",
        "https://client.example/keys",
        "{\"keys\":[]}",
        clock.instant(),
        clock.instant(),
        clock.instant().plus(Duration.ofMinutes(5)));
  }

  private void cleanUpAfter(Duration time) {
    clock.advance(time);
    new Cleanup(database.database(), unusedLogins, clock).run();
  }

  @Test
  void aClientIsFoundAsItWasKept() {
    assertThat(clients.register(registered(CLIENT))).isTrue();
    clients.keep(document("Example"));
    assertThat(clients.find(CLIENT)).contains(registered(CLIENT));
    assertThat(clients.find(DOCUMENT)).contains(document("Example"));
    assertThat(clients.find("unknown")).isEmpty();
    assertThat(clients.find("\0")).isEmpty();
  }

  @Test
  void aNewDocumentReplacesTheOneBefore() {
    clients.keep(document("Before"));
    Clients.Client before = document("Before");
    clock.advance(Duration.ofHours(1));
    clients.keep(document("After"));
    Clients.Client kept = clients.find(DOCUMENT).orElseThrow();
    assertThat(kept.name()).isEqualTo("After");
    assertThat(kept.fetchedAt()).isEqualTo(clock.instant());
    assertThat(kept.createdAt()).isEqualTo(before.createdAt());
  }

  @Test
  void row34_thereAreAtMostAThousandUnusedOnes() {
    for (int i = 0; i < Clients.MOST_UNUSED; i++) {
      assertThat(clients.register(registered("c" + i))).isTrue();
    }
    assertThat(clients.register(registered("one more"))).isFalse();
    assertThat(clients.find("one more")).isEmpty();
    clients.keep(document("Documents do not count"));

    database.update("UPDATE clients SET used_at = 1 WHERE id = 'c0'");
    assertThat(clients.register(registered("one more"))).isTrue();

    // Those that the next cleanup deletes do not keep others out.
    clock.advance(Duration.ofHours(24));
    assertThat(clients.register(registered("tomorrow"))).isTrue();
  }

  @Test
  void row34_anUnusedOneIsGoneAfterADay() {
    clients.register(registered(CLIENT));
    clients.keep(document("Example"));
    cleanUpAfter(Duration.ofHours(24).minusMillis(1));
    assertThat(clients.find(CLIENT)).isPresent();
    cleanUpAfter(Duration.ofMillis(1));
    assertThat(clients.find(CLIENT)).isEmpty();
    assertThat(clients.find(DOCUMENT)).isEmpty();
  }

  @Test
  void oneWhoseRequestIsWaitingForAConsentStays() {
    clients.register(registered(CLIENT));
    clock.advance(Duration.ofHours(24).minusMinutes(1));
    new StoredAuthorizations(database.database(), clock, random)
        .add(new PendingAuthorizations.Pending(CLIENT, REDIRECT, null, "x", Scope.READ), "session");
    cleanUpAfter(Duration.ofMinutes(5));
    assertThat(clients.find(CLIENT)).isPresent();
    cleanUpAfter(Duration.ofHours(1));
    assertThat(clients.find(CLIENT)).isEmpty();
  }

  @Test
  void aUsedOneStaysNinetyDaysAfterItsLastGrantEnded() {
    clients.register(registered(CLIENT));
    TokenPair pair = grant(ALICE, Scope.READ);
    for (int i = 0; i < 10; i++) {
      cleanUpAfter(Duration.ofDays(20));
      pair = tokens.refresh(text(pair.refreshToken()), CLIENT, null);
    }
    cleanUpAfter(Duration.ofMinutes(1));
    grants.revokeAll(ALICE, BY_ALICE);
    cleanUpAfter(Duration.ofDays(89));
    assertThat(clients.find(CLIENT)).isPresent();
    cleanUpAfter(Duration.ofDays(1));
    assertThat(clients.find(CLIENT)).isEmpty();
  }
}
