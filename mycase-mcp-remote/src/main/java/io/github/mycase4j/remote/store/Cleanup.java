package io.github.mycase4j.remote.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Deletes what expired. Runs hourly; each statement takes effect by itself, so that requests go on
 * meanwhile. Thread-safe; performs I/O.
 */
public final class Cleanup {
  /** How long a client stays that no grant was given to. */
  public static final Duration UNUSED_CLIENT = Duration.ofHours(24);

  /** How long a client stays after the end of its last grant. */
  public static final Duration USED_CLIENT = Duration.ofDays(90);

  /** How long a revoked grant or API token stays; pages show it for the first 30 days. */
  public static final Duration REVOKED = Duration.ofDays(60);

  /** How long a browser session lives without a login. */
  private static final Duration ANONYMOUS_SESSION = Duration.ofMinutes(10);

  private static final long MINUTE_MILLIS = 60_000;

  private final Database database;
  private final UnusedLogins unusedLogins;
  private final InstantSource clock;

  /** Creates the cleanup of a database. */
  public Cleanup(Database database, UnusedLogins unusedLogins, InstantSource clock) {
    this.database = database;
    this.unusedLogins = unusedLogins;
    this.clock = clock;
  }

  /** Deletes what expired until now. */
  public void run() {
    Instant now = clock.instant();
    each(sql -> new ClientsTable(sql).touchUsed(now));
    each(sql -> new AuthorizationsTable(sql).deleteExpired(now));
    each(sql -> new CodesTable(sql).deleteExpired(now));
    each(sql -> new GrantTokensTable(sql).deleteExpired(now));
    each(sql -> new GrantsTable(sql).deleteEnded(now.minus(REVOKED), now));
    each(sql -> new ApiTokensTable(sql).deleteEnded(now.minus(REVOKED), now));
    each(
        sql ->
            new ClientsTable(sql)
                .deleteUnused(now.minus(UNUSED_CLIENT), now.minus(USED_CLIENT), now));
    each(sql -> new OnceTable(sql).deleteExpired(now));
    each(sql -> new CountersTable(sql).deleteBefore(now.toEpochMilli() / MINUTE_MILLIS));
    each(sql -> sql.update("DELETE FROM logins WHERE expires_at <= ?", now));
    each(
        sql ->
            sql.update(
                "DELETE FROM sessions WHERE created_at <= ? OR seen_at <= ?"
                    + " OR (user_id IS NULL AND created_at <= ?)",
                now.minus(UnusedLogins.SESSION_LIFE),
                now.minus(UnusedLogins.SESSION_IDLE),
                now.minus(ANONYMOUS_SESSION)));
    unusedLogins.deleteAll();
  }

  private void each(Consumer<Sql> statement) {
    database.run(
        sql -> {
          statement.accept(sql);
          return true;
        });
  }
}
