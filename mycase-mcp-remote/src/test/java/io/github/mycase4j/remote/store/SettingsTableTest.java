package io.github.mycase4j.remote.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTableTest {
  private @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database =
        Database.open(
            new Settings.Database("jdbc:sqlite:" + folder.resolve("remote.db"), null, null));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String keepFirst(String value) {
    return database.transaction(sql -> new SettingsTable(sql).keepFirst("firm_uuid", value));
  }

  @Test
  void theFirstValueStays() {
    assertThat(keepFirst("firm_1")).isEqualTo("firm_1");
    assertThat(keepFirst("firm_2")).isEqualTo("firm_1");
  }

  @Test
  void ofManyAtOnceOneIsTheFirstForAll() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<String>> tries = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String value = "firm_" + i;
      tries.add(pool.submit(() -> keepFirst(value)));
    }
    Set<String> kept = new HashSet<>();
    for (Future<String> each : tries) {
      kept.add(each.get());
    }
    pool.shutdown();
    assertThat(kept).hasSize(1);
  }
}
