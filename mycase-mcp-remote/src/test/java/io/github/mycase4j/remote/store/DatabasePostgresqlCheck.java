package io.github.mycase4j.remote.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.web.UnavailableException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is different on PostgreSQL. Real time passes here, as the network is real. */
class DatabasePostgresqlCheck {
  private TestDatabase tables;
  private TestProxy proxy;
  private Database database;

  @BeforeEach
  void open() throws Exception {
    tables = TestDatabase.postgresql();
    URI address = URI.create(tables.settings().url().substring("jdbc:".length()));
    proxy = new TestProxy(address.getPort());
    database =
        Database.open(
            new Settings.Database(
                tables.settings().url().replace(":" + address.getPort(), ":" + proxy.port()),
                Objects.requireNonNull(tables.settings().user()),
                null));
  }

  @AfterEach
  void close() throws Exception {
    database.close();
    proxy.close();
    tables.close();
  }

  @Test
  void isPostgresql() {
    assertThat(database.isPostgresql()).isTrue();
  }

  @Test
  void isUnavailableAtOnceWhileTheServerIsAwayAndThenWorksAgain() throws Exception {
    database.check();
    proxy.refuse();
    assertUnavailableWithin(Duration.ofSeconds(5));
    assertUnavailableWithin(Duration.ofSeconds(5));
    proxy.forward();
    database.check();
  }

  @Test
  void isUnavailableInTimeWhenTheServerNoLongerAnswers() throws Exception {
    database.check();
    proxy.stall();
    assertUnavailableWithin(Duration.ofSeconds(5));
    assertUnavailableWithin(Duration.ofSeconds(5));
    proxy.refuse();
    proxy.forward();
    database.check();
  }

  private void assertUnavailableWithin(Duration limit) {
    for (Runnable use :
        List.<Runnable>of(
            database::check,
            () -> database.transaction(sql -> sql.update("DELETE FROM once WHERE hash = 'x'")))) {
      Instant start = Instant.now();
      assertThatThrownBy(use::run).isInstanceOf(UnavailableException.class);
      assertThat(Duration.between(start, Instant.now())).isLessThan(limit);
    }
  }

  @Test
  void twoNodesMayStartAtOnceOnAnEmptyDatabase() throws Exception {
    TestDatabase empty = TestDatabase.emptyPostgresql();
    try {
      Thread other = new Thread(() -> empty.openAgain().close());
      other.start();
      empty.openAgain().close();
      other.join();
      try (Database again = empty.openAgain()) {
        again.check();
      }
    } finally {
      empty.close();
    }
  }
}
