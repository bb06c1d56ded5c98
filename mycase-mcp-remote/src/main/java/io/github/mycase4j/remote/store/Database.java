package io.github.mycase4j.remote.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.web.UnavailableException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The connections to the database. Thread-safe; every method performs I/O, and throws {@link
 * UnavailableException} within seconds where the database cannot be used. Work that has a
 * connection must not ask for a second one: it would wait for itself.
 */
public final class Database implements AutoCloseable {
  private static final int POSTGRESQL_CONNECTIONS = 16;

  /** SQLite has one writer at a time; the others read. */
  private static final int SQLITE_CONNECTIONS = 6;

  private static final int SQLITE_WAIT_MILLIS = 5_000;
  private static final int POSTGRESQL_WAIT_MILLIS = 3_000;
  private static final int VALIDATION_MILLIS = 1_000;

  /** Held here, since the JVM forgets the level of a logger that nobody holds. */
  private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

  private final HikariDataSource pool;
  private final @Nullable SqliteFile file;

  /**
   * SQLite lets those who wait for its one writer poll, and they would keep connections from
   * readers meanwhile. Here they wait in turn, without one.
   */
  private final Semaphore writer = new Semaphore(1, true);

  private Database(HikariDataSource pool, @Nullable SqliteFile file) {
    this.pool = pool;
    this.file = file;
  }

  /**
   * Opens the database and brings its tables up to date.
   *
   * @throws DatabaseException when that cannot be done, with a sentence for the administrator
   */
  public static Database open(Settings.Database settings) {
    return open(settings, Migrations::apply);
  }

  /**
   * Opens the database as it is: nothing is created or changed.
   *
   * @return the database; empty where there is none yet, or its tables are older than this program
   * @throws DatabaseException when it cannot be used, with a sentence for the administrator
   */
  public static Optional<Database> probe(Settings.Database settings) {
    if (!settings.isPostgresql() && !SqliteFile.exists(settings.url())) {
      return Optional.empty();
    }
    AtomicBoolean current = new AtomicBoolean();
    Database database = open(settings, opened -> current.set(Migrations.areApplied(opened)));
    if (current.get()) {
      return Optional.of(database);
    }
    database.pool.close();
    return Optional.empty();
  }

  private static Database open(Settings.Database settings, Consumer<Database> prepare) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("mycase-database");
    config.setJdbcUrl(settings.url());
    config.setValidationTimeout(VALIDATION_MILLIS);
    SqliteFile file = null;
    if (settings.isPostgresql()) {
      postgresql(config, settings);
    } else {
      file = SqliteFile.open(settings.url());
      sqlite(config);
    }
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(config);
    } catch (RuntimeException e) {
      // The pool has no one type for what may be wrong with an address.
      throw new DatabaseException(unreachable(settings), e);
    }
    Database database = new Database(pool, file);
    try {
      prepare.accept(database);
      return database;
    } catch (UnavailableException e) {
      pool.close();
      throw new DatabaseException(unreachable(settings), e);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static void postgresql(HikariConfig config, Settings.Database settings) {
    if (DRIVER_LOG.getLevel() == null) {
      // Its warnings about a malformed address repeat parts of it on standard error.
      DRIVER_LOG.setLevel(Level.SEVERE);
    }
    config.setUsername(settings.user());
    if (settings.password() != null) {
      config.setPassword(settings.password().reveal(SecretAccess.get()));
    }
    config.setConnectionTimeout(POSTGRESQL_WAIT_MILLIS);
    config.setMaximumPoolSize(POSTGRESQL_CONNECTIONS);
    config.setMinimumIdle(2);
    // Seconds. Without them a server that vanished from the network would be waited for for hours.
    config.addDataSourceProperty("connectTimeout", "2");
    config.addDataSourceProperty("socketTimeout", "4");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "mycase-mcp-remote");
  }

  private static void sqlite(HikariConfig config) {
    config.setConnectionTimeout(SQLITE_WAIT_MILLIS);
    config.setMaximumPoolSize(SQLITE_CONNECTIONS);
    config.setMinimumIdle(2);
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("foreign_keys", "true");
    config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    config.addDataSourceProperty("busy_timeout", "" + SQLITE_WAIT_MILLIS);
  }

  private static String unreachable(Settings.Database settings) {
    return settings.isPostgresql()
        ? "The PostgreSQL database that DATABASE_URL names cannot be used. Check that it runs, that"
            + " it exists, and that DATABASE_USER and DATABASE_PASSWORD may create tables in it."
        : "The SQLite database that DATABASE_URL names cannot be used. Check that it is a database"
            + " of this program, and that no other program holds it.";
  }

  /** Returns whether it is PostgreSQL, which several nodes can share. */
  public boolean isPostgresql() {
    return file == null;
  }

  /** Checks that the database can be used. */
  public void check() {
    run(sql -> sql.first("SELECT 1 AS n", row -> row.number("n")));
  }

  /** Runs statements that each take effect by themselves. */
  public <T> T run(Function<Sql, T> work) {
    try (Connection connection = connection()) {
      return work.apply(new Sql(connection));
    } catch (SQLException | IOException e) {
      throw new UnavailableException(e);
    }
  }

  /** Runs statements that take effect together or not at all. */
  public <T> T transaction(Function<Sql, T> work) {
    if (file == null) {
      return atomically(work);
    }
    try {
      if (!writer.tryAcquire(SQLITE_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new UnavailableException(new TimeoutException("others write to the database"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException(e);
    }
    try {
      return atomically(work);
    } finally {
      writer.release();
    }
  }

  private <T> T atomically(Function<Sql, T> work) {
    try (Connection connection = connection()) {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        T result = work.apply(new Sql(connection));
        connection.commit();
        done = true;
        return result;
      } finally {
        // The pool turns automatic commits on again.
        if (!done) {
          connection.rollback();
        }
      }
    } catch (SQLException | IOException e) {
      throw new UnavailableException(e);
    }
  }

  private Connection connection() throws SQLException, IOException {
    if (file != null) {
      file.check();
    }
    return pool.getConnection();
  }

  /** Returns the pool, for what brings the tables up to date. */
  HikariDataSource pool() {
    return pool;
  }

  /** Closes the connections. SQLite first moves what is in the write-ahead log to the database. */
  @Override
  public void close() {
    try {
      if (file != null && !pool.isClosed()) {
        run(sql -> sql.first("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.number("busy")));
      }
    } catch (UnavailableException e) {
      // Nothing is lost: the log stays where it is, and SQLite reads it at the next start.
    } finally {
      pool.close();
    }
  }
}
