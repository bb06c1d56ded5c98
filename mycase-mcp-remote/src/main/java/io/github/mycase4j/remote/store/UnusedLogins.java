package io.github.mycase4j.remote.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;

/**
 * The one rule after every revocation, logout and expiry: a MyCase login for which no live grant,
 * API token or browser session of its user is left is deleted. Thread-safe; performs I/O.
 */
public final class UnusedLogins {
  /**
   * How long after the last use that was noted a browser session has surely ended: 30 minutes, and
   * the minute in which further uses are not noted.
   */
  static final Duration SESSION_IDLE = Duration.ofMinutes(31);

  /** How long a browser session lives at most. */
  static final Duration SESSION_LIFE = Duration.ofHours(8);

  /** A login that was just stored is about to get its session. */
  private static final Duration NEW = Duration.ofMinutes(5);

  private static final String UNUSED =
      "NOT EXISTS (SELECT 1 FROM grants g WHERE g.user_id = mycase_logins.user_id AND "
          + GrantsTable.LIVE
          + ") AND NOT EXISTS (SELECT 1 FROM api_tokens t"
          + " WHERE t.user_id = mycase_logins.user_id AND "
          + ApiTokensTable.LIVE
          + ") AND NOT EXISTS (SELECT 1 FROM sessions s"
          + " WHERE s.user_id = mycase_logins.user_id AND s.seen_at > ? AND s.created_at > ?)";

  private final Database database;
  private final InstantSource clock;
  private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

  /** Creates the rule for a database. */
  public UnusedLogins(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Registers a listener.
   *
   * @param listener takes the id of each user whose login was deleted
   */
  public void onDelete(LongConsumer listener) {
    listeners.add(listener);
  }

  /**
   * Deletes the login of a user if nothing that needs it is left. A login that is being refreshed
   * now is left to the next cleanup.
   *
   * @return whether it was deleted
   */
  public boolean delete(long userId) {
    Instant now = clock.instant();
    boolean deleted =
        database.run(
            sql ->
                sql.update(
                        "DELETE FROM mycase_logins WHERE user_id " + chosen() + " AND " + UNUSED,
                        userId,
                        now,
                        now,
                        now,
                        now.minus(SESSION_IDLE),
                        now.minus(SESSION_LIFE))
                    > 0);
    if (deleted) {
      listeners.forEach(listener -> listener.accept(userId));
    }
    return deleted;
  }

  /** A refresh holds the row for as long as MyCase takes, and a revocation must not wait for it. */
  private String chosen() {
    return database.isPostgresql()
        ? "IN (SELECT user_id FROM mycase_logins WHERE user_id = ? FOR UPDATE SKIP LOCKED)"
        : "= ?";
  }

  /**
   * Deletes all logins for which nothing that needs them is left.
   *
   * @return how many were deleted
   */
  public int deleteAll() {
    Instant now = clock.instant();
    List<Long> unused =
        database.run(
            sql ->
                sql.all(
                    "SELECT user_id FROM mycase_logins WHERE changed_at <= ? AND " + UNUSED,
                    row -> row.number("user_id"),
                    now.minus(NEW),
                    now,
                    now,
                    now,
                    now.minus(SESSION_IDLE),
                    now.minus(SESSION_LIFE)));
    return (int) unused.stream().filter(this::delete).count();
  }
}
