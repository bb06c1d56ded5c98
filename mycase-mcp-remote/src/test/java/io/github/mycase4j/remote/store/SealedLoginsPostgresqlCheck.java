package io.github.mycase4j.remote.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The same on PostgreSQL. */
class SealedLoginsPostgresqlCheck extends SealedLoginsTest {
  @Override
  TestDatabase open(Path empty) {
    return TestDatabase.postgresql();
  }

  @Test
  void aLoginThatIsBeingRefreshedIsDeletedByTheCleanupAndNobodyWaits() {
    logins.replace(501, FIRM, login(501, "priya"));
    UnusedLogins unused = new UnusedLogins(database.database(), clock);
    boolean deleted = logins.of(501, FIRM).exclusively(() -> unused.delete(501));
    assertThat(deleted).isFalse();
    assertThat(logins.exists(501)).isTrue();
    assertThat(unused.delete(501)).isTrue();
    assertThat(logins.exists(501)).isFalse();
  }
}
