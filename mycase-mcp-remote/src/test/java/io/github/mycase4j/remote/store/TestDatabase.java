package io.github.mycase4j.remote.store;

import io.github.mycase4j.remote.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A database of a test: SQLite in a folder, or a schema of its own in PostgreSQL. */
public final class TestDatabase implements AutoCloseable {
  /** The firm of every user. */
  public static final String FIRM = "f1a2b3c4-0000-4000-8000-00000000f12a";

  /** A database with empty tables, so that each test does not have to create them. */
  private static byte @Nullable [] emptyFile;

  private final Settings.Database settings;
  private final @Nullable Database database;
  private final Runnable afterwards;

  private TestDatabase(
      Settings.Database settings, @Nullable Database database, Runnable afterwards) {
    this.settings = settings;
    this.database = database;
    this.afterwards = afterwards;
  }

  /** Opens {@code remote.db} in a folder. */
  public static TestDatabase sqlite(Path folder) {
    Path file = folder.resolve("home/remote.db");
    Settings.Database settings = new Settings.Database("jdbc:sqlite:" + file, null, null);
    try {
      synchronized (TestDatabase.class) {
        if (emptyFile == null) {
          Database.open(settings).close();
          emptyFile = Files.readAllBytes(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.write(file, emptyFile);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TestDatabase(settings, Database.open(settings), () -> {});
  }

  /** Opens a new schema of the PostgreSQL that {@code dev/postgresql} started. */
  public static TestDatabase postgresql() {
    TestDatabase empty = emptyPostgresql();
    return new TestDatabase(empty.settings, empty.openAgain(), empty.afterwards);
  }

  /** Creates a new schema in that PostgreSQL and does not open it. */
  static TestDatabase emptyPostgresql() {
    String url = environment("POSTGRESQL_TEST_URL");
    String user = environment("POSTGRESQL_TEST_USER");
    String schema = "test_" + UUID.randomUUID().toString().replace("-", "");
    statement(url, user, "CREATE SCHEMA " + schema);
    return new TestDatabase(
        new Settings.Database(url + "?currentSchema=" + schema, user, null),
        null,
        () -> statement(url, user, "DROP SCHEMA " + schema + " CASCADE"));
  }

  private static String environment(String name) {
    return Objects.requireNonNull(
        System.getenv(name), name + " is not set: run the test with dev/postgresql");
  }

  private static void statement(String url, String user, String text) {
    try (Connection connection = DriverManager.getConnection(url, user, null);
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the database. */
  public Database database() {
    return Objects.requireNonNull(database);
  }

  /** Returns where it is. */
  public Settings.Database settings() {
    return settings;
  }

  /** Opens the same database once more, as another node does. */
  public Database openAgain() {
    return Database.open(settings);
  }

  /** Adds a user. */
  public void addUser(long id) {
    update(
        "INSERT INTO users (id, firm_uuid, name, active, blocked, created_at)"
            + " VALUES (?, ?, 'Avery Example', 1, 0, 0)",
        id,
        FIRM);
  }

  /** Adds a user who logged in at a time. */
  public void addUser(long id, String firmUuid, String name, Instant loggedInAt) {
    update(
        "INSERT INTO users (id, firm_uuid, name, active, blocked, created_at, last_login_at)"
            + " VALUES (?, ?, ?, 1, 0, ?, ?)",
        id,
        firmUuid,
        name,
        loggedInAt,
        loggedInAt);
  }

  /** Adds a login at MyCase that was stored at a time. */
  public void addLogin(long userId, Instant changedAt) {
    update(
        "INSERT INTO mycase_logins (user_id, sealed, key_id, changed_at)"
            + " VALUES (?, 'sealed', 'key', ?)",
        userId,
        changedAt);
  }

  /** Adds a browser session that was last used when it began. */
  public void addSession(String hash, @Nullable Long userId, Instant createdAt) {
    update(
        "INSERT INTO sessions (hash, user_id, csrf, created_at, seen_at) VALUES (?, ?, 'x', ?, ?)",
        hash,
        userId,
        createdAt,
        createdAt);
  }

  /** Locks the login of a user on PostgreSQL, as a refresh does. */
  public static void lockLogin(Sql sql, long userId) {
    sql.all(
        "SELECT user_id AS n FROM mycase_logins WHERE user_id = ? FOR UPDATE",
        row -> row.number("n"),
        userId);
  }

  /** Runs a statement. */
  public int update(String statement, @Nullable Object... values) {
    return database().run(sql -> sql.update(statement, values));
  }

  /** Returns the numbers in the column {@code n} of a result. */
  public List<Long> numbers(String query, @Nullable Object... values) {
    return database().run(sql -> sql.all(query, row -> row.number("n"), values));
  }

  /** Returns the texts in a column of a result. */
  public List<String> texts(String column, String query, @Nullable Object... values) {
    return database().run(sql -> sql.all(query, row -> row.text(column), values));
  }

  /** Returns how many rows a table has. */
  public long count(String table) {
    return numbers("SELECT COUNT(*) AS n FROM " + table).get(0);
  }

  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
    afterwards.run();
  }
}
