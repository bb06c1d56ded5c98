package io.github.mycase4j.remote.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.store.Database;
import io.github.mycase4j.remote.store.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The same on PostgreSQL. */
class RevocationPostgresqlCheck extends RevocationTest {
  @Override
  TestDatabase open(Path folder) {
    return TestDatabase.postgresql();
  }

  @Test
  void doesNotWaitForALoginThatIsBeingRefreshed() {
    database.addLogin(ALICE, clock.instant());
    grant(ALICE, Scope.READ);
    try (Database refreshing = database.openAgain()) {
      refreshing.transaction(
          sql -> {
            TestDatabase.lockLogin(sql, ALICE);
            return grants.revokeAll(ALICE, BY_ALICE);
          });
    }
    assertThat(deletedLogins).isEmpty();
    assertThat(unusedLogins.delete(ALICE)).isTrue();
  }
}
