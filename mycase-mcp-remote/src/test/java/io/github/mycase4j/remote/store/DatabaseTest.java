package io.github.mycase4j.remote.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.web.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;
  private Path file;
  private Settings.Database settings;

  @BeforeEach
  void name() {
    file = folder.resolve("home/remote.db");
    settings = new Settings.Database("jdbc:sqlite:" + file, null, null);
  }

  private static int insert(Sql sql, String name) {
    return sql.update("INSERT INTO settings (name, value) VALUES (?, 'x')", name);
  }

  private static long count(Sql sql) {
    return sql.first("SELECT COUNT(*) AS n FROM settings", row -> row.number("n")).orElseThrow();
  }

  @Nested
  class WhenOpen {
    private Database database;

    @BeforeEach
    void open() {
      database = Database.open(settings);
    }

    @AfterEach
    void close() {
      database.close();
    }

    @Test
    void theFilesAreForTheirOwnerAlone() throws IOException {
      assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
      database.run(sql -> insert(sql, "a"));
      for (String end : List.of("", "-wal", "-shm")) {
        assertThat(Files.getPosixFilePermissions(file.resolveSibling("remote.db" + end)))
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      }
      assertThat(Files.getPosixFilePermissions(file.getParent()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void everyCommitIsOnDiskAndReferencesAreKept() {
      database.run(
          sql -> {
            assertThat(pragma(sql, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(sql, "synchronous")).isEqualTo("2");
            assertThat(pragma(sql, "foreign_keys")).isEqualTo("1");
            return assertThat(pragma(sql, "busy_timeout")).isEqualTo("5000");
          });
    }

    private String pragma(Sql sql, String name) {
      return sql.first(
              "SELECT * FROM pragma_" + name,
              row -> row.text(name.equals("busy_timeout") ? "timeout" : name))
          .orElseThrow();
    }

    @Test
    void aTransactionTakesEffectAsAWholeOrNotAtAll() {
      assertThatThrownBy(
              () ->
                  database.transaction(
                      sql -> {
                        insert(sql, "a");
                        throw new IllegalArgumentException("no");
                      }))
          .hasMessage("no");
      assertThat(database.run(DatabaseTest::count)).isZero();

      database.transaction(sql -> insert(sql, "a") + insert(sql, "b"));
      assertThat(database.run(DatabaseTest::count)).isEqualTo(2);
    }

    @Test
    void aStatementAfterATransactionTakesEffectByItself() {
      database.transaction(sql -> insert(sql, "a"));
      database.run(sql -> insert(sql, "b"));
      try (Database other = Database.open(settings)) {
        assertThat(other.run(DatabaseTest::count)).isEqualTo(2);
      }
    }

    @Test
    void manyTransactionsThatReadAndThenWriteLoseNothing() throws Exception {
      database.run(sql -> sql.update("INSERT INTO settings (name, value) VALUES ('n', '0')"));
      ExecutorService executor = Executors.newFixedThreadPool(16);
      try {
        CyclicBarrier start = new CyclicBarrier(16);
        List<Future<Integer>> running = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
          running.add(
              executor.submit(
                  () -> {
                    start.await();
                    return database.transaction(this::addOne);
                  }));
        }
        for (Future<Integer> each : running) {
          each.get();
        }
      } finally {
        executor.shutdownNow();
      }
      assertThat(database.run(this::value)).isEqualTo(16);
    }

    private int addOne(Sql sql) {
      return sql.update("UPDATE settings SET value = ? WHERE name = 'n'", "" + (value(sql) + 1));
    }

    private int value(Sql sql) {
      return Integer.parseInt(
          sql.first("SELECT value FROM settings WHERE name = 'n'", row -> row.text("value"))
              .orElseThrow());
    }

    @Test
    void aNulInATextIsReplaced() {
      database.run(sql -> insert(sql, "a\0b"));
      Optional<String> name =
          database.run(sql -> sql.first("SELECT name FROM settings", row -> row.text("name")));
      assertThat(name).contains("a\uFFFDb");
    }

    @Test
    void isUnavailableWhileItsFileIsGone() throws IOException {
      database.run(sql -> insert(sql, "a"));
      Path away = folder.resolve("away.db");
      Files.move(file, away);

      assertThatThrownBy(database::check)
          .isInstanceOf(UnavailableException.class)
          .message()
          .doesNotContain(folder.toString(), "sqlite");
      assertThatThrownBy(() -> database.transaction(sql -> insert(sql, "b")))
          .isInstanceOf(UnavailableException.class);

      Files.createFile(file);
      assertThatThrownBy(database::check).isInstanceOf(UnavailableException.class);

      Files.delete(file);
      Files.move(away, file);
      database.check();
      assertThat(database.run(DatabaseTest::count)).isEqualTo(1);
    }

    @Test
    void canBeClosedWithoutItsFile() throws IOException {
      Files.delete(file);
      database.close();
      assertThat(file).doesNotExist();
    }

    @Test
    void isUnavailableAfterItWasClosed() {
      database.close();
      assertThatThrownBy(database::check).isInstanceOf(UnavailableException.class);
      database.close();
    }

    @Test
    void movesTheWriteAheadLogToTheDatabaseWhenItIsClosed() throws Exception {
      // A reader elsewhere would keep the log from being deleted.
      try (Connection reader = DriverManager.getConnection(settings.url());
          Statement statement = reader.createStatement()) {
        statement.executeQuery("SELECT COUNT(*) FROM settings").close();
        database.run(sql -> insert(sql, "a"));
        assertThat(Files.size(file.resolveSibling("remote.db-wal"))).isPositive();
        database.close();
        assertThat(Files.size(file.resolveSibling("remote.db-wal"))).isZero();
      }
    }
  }

  @Nested
  class CannotBeOpened {
    private DatabaseException error() {
      DatabaseException error =
          catchThrowableOfType(DatabaseException.class, () -> Database.open(settings));
      assertThat(error.variable()).isEqualTo("DATABASE_URL");
      assertThat(error.sentence())
          .endsWith(".")
          .contains("DATABASE_URL")
          .doesNotContain(folder.toString());
      return error;
    }

    @Test
    void whenItIsNewerThanTheProgram() {
      try (Database database = Database.open(settings)) {
        database.run(
            sql ->
                sql.update(
                    "INSERT INTO flyway_schema_history SELECT 99, '99', description, type, script,"
                        + " checksum, installed_by, installed_on, execution_time, success"
                        + " FROM flyway_schema_history WHERE version = '1'"));
      }
      assertThat(error().sentence()).contains("newer", "99");
    }

    @Test
    void whenTheFileIsNoDatabase() throws IOException {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "This is no database, but some notes. ".repeat(100));
      error();
      assertThat(Files.readString(file)).startsWith("This is no database");
    }

    @Test
    void whenItIsADatabaseOfAnotherProgram() throws Exception {
      Files.createDirectories(file.getParent());
      try (Connection connection = DriverManager.getConnection(settings.url());
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE recipes (id INTEGER)");
      }
      assertThat(error().sentence()).contains("this program alone");
    }

    @Test
    void whenItsFolderIsAFile() throws IOException {
      Files.writeString(folder.resolve("home"), "");
      error();
    }

    @Test
    void whenItIsInMemory() {
      for (String name : List.of("", ":memory:", "file::memory:", ":resource:x.db")) {
        settings = new Settings.Database("jdbc:sqlite:" + name, null, null);
        assertThat(error().sentence()).contains("must be a file");
      }
    }

    @Test
    void whenTheAddressIsMalformed() {
      settings = new Settings.Database("jdbc:postgresql://127.0.0.1:x/mycase", "mycase", null);
      assertThat(error().sentence()).contains("PostgreSQL");
    }

    @Test
    void whenNoPostgresqlIsThere() {
      // Port 1 of this machine: nothing listens there.
      settings = new Settings.Database("jdbc:postgresql://127.0.0.1:1/mycase", "mycase", null);
      assertThat(error().sentence()).contains("PostgreSQL").doesNotContain("127.0.0.1");
    }
  }
}
