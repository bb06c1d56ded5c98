package io.github.mycase4j.remote.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.web.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lock of each user's MyCase login: among the threads of this process, and on PostgreSQL among
 * all nodes by a lock of the row. Whoever holds it may wait for MyCase meanwhile, so the locking
 * connections are not those of the other statements. Thread-safe; performs I/O.
 */
final class LoginLocks implements AutoCloseable {
  /** How long one waits for the others: longer than a token request may take. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private static final int CONNECTIONS = 8;

  /** PostgreSQL's code for a lock that was not had in time. */
  private static final String LOCKED = "55P03";

  /** Null on SQLite, which only one process uses. */
  private final @Nullable HikariDataSource pool;

  private final Map<Long, UserLock> locks = new ConcurrentHashMap<>();

  private LoginLocks(@Nullable HikariDataSource pool) {
    this.pool = pool;
  }

  /** Returns the locks; connections are opened when they are needed. */
  static LoginLocks of(Settings.Database settings) {
    if (!settings.isPostgresql()) {
      return new LoginLocks(null);
    }
    HikariConfig config = new HikariConfig();
    config.setPoolName("mycase-login-locks");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    if (settings.password() != null) {
      config.setPassword(settings.password().reveal(SecretAccess.get()));
    }
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(LONGEST_WAIT.toMillis());
    config.setAutoCommit(false);
    // Seconds: a server that vanished from the network must not be waited for for hours.
    config.addDataSourceProperty("connectTimeout", "2");
    config.addDataSourceProperty("socketTimeout", String.valueOf(LONGEST_WAIT.toSeconds() + 10));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return new LoginLocks(new HikariDataSource(config));
  }

  /** Returns the lock of a user, held or not. */
  UserLock of(long userId) {
    return locks.computeIfAbsent(userId, UserLock::new);
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.close();
    }
  }

  /** The lock of one user. What it says of the login is valid for the thread that holds it. */
  final class UserLock {
    private final long userId;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection connection;

    /** The sealed login that the holder read last. */
    private @Nullable String read;

    UserLock(long userId) {
      this.userId = userId;
    }

    /**
     * Runs an action that holds the lock.
     *
     * @throws TokenStoreException with {@link Problem#BUSY} when the others took too long
     */
    <T> T hold(Supplier<T> action) {
      if (lock.isHeldByCurrentThread()) {
        throw new IllegalStateException("the lock of a login is not reentrant");
      }
      acquire();
      try {
        return pool == null ? action.get() : holdingRow(pool, action);
      } finally {
        read = null;
        lock.unlock();
      }
    }

    private void acquire() {
      try {
        if (!lock.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
          throw busy(null);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw busy(e);
      }
    }

    private <T> T holdingRow(HikariDataSource locking, Supplier<T> action) {
      try (Connection own = locking.getConnection()) {
        try {
          lockRow(own);
          connection = own;
          T result = action.get();
          own.commit();
          return result;
        } catch (Throwable e) {
          own.rollback();
          throw e;
        } finally {
          connection = null;
        }
      } catch (SQLException e) {
        throw unusable(new UnavailableException(e));
      }
    }

    private void lockRow(Connection own) {
      Sql sql = new Sql(own);
      try {
        int unused = sql.update("SET LOCAL lock_timeout = " + LONGEST_WAIT.toMillis());
        Optional<Long> unusedRow =
            sql.first(
                "SELECT user_id FROM mycase_logins WHERE user_id = ? FOR UPDATE",
                each -> each.number("user_id"),
                userId);
      } catch (UnavailableException e) {
        throw e.getCause() instanceof SQLException why && LOCKED.equals(why.getSQLState())
            ? busy(e)
            : unusable(e);
      }
    }

    private static TokenStoreException unusable(UnavailableException why) {
      return new TokenStoreException(Problem.UNREADABLE, String.valueOf(why.getMessage()), why);
    }

    /** Returns whether the calling thread holds the lock. */
    boolean isMine() {
      return lock.isHeldByCurrentThread();
    }

    /** Returns the sealed login that the holder read; null when there was none. */
    @Nullable String read() {
      return read;
    }

    /** Notes the sealed login that the holder has read or written. */
    void read(@Nullable String sealed) {
      read = sealed;
    }

    /**
     * Runs a statement of the holder and makes it durable. On PostgreSQL others may take the row's
     * lock from then on, and find the login as it was written.
     */
    <T> T write(Database database, Function<Sql, T> statement) {
      Connection own = isMine() ? connection : null;
      if (own == null) {
        return database.transaction(statement);
      }
      T result = statement.apply(new Sql(own));
      try {
        own.commit();
      } catch (SQLException e) {
        throw new UnavailableException(e);
      }
      return result;
    }

    private TokenStoreException busy(@Nullable Exception cause) {
      return new TokenStoreException(
          Problem.BUSY,
          "The MyCase login of user "
              + userId
              + " is being refreshed, and that took too long. Try again.",
          cause);
    }
  }
}
