package io.github.mycase4j.remote.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.store.LoginsTable.Continuation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginsTableTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Continuation THEN = new Continuation("request", "/tokens");

  private @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database =
        Database.open(
            new Settings.Database("jdbc:sqlite:" + folder.resolve("remote.db"), null, null));
    database.run(
        sql -> {
          new LoginsTable(sql).add("state", "session", THEN, NOW.plusSeconds(600));
          return true;
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Optional<Continuation> take(String state, String session, Instant now) {
    return database.transaction(sql -> new LoginsTable(sql).take(state, session, now));
  }

  @Test
  void isGoodOnceInItsSessionAndInTime() {
    assertThat(take("state", "other", NOW)).isEmpty();
    assertThat(take("other", "session", NOW)).isEmpty();
    assertThat(take("state", "session", NOW.plusSeconds(600))).isEmpty();
    assertThat(take("state", "session", NOW.plusSeconds(599))).contains(THEN);
    assertThat(take("state", "session", NOW)).isEmpty();
  }

  @Test
  void ofManyAtOnceOneTakesIt() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<Optional<Continuation>>> tries = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      tries.add(pool.submit(() -> take("state", "session", NOW)));
    }
    int taken = 0;
    for (Future<Optional<Continuation>> each : tries) {
      taken += each.get().isPresent() ? 1 : 0;
    }
    pool.shutdown();
    assertThat(taken).isEqualTo(1);
  }
}
