package io.github.mycase4j.remote.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of a user need to know of the user, and tell other nodes. Thread-safe; every
 * method performs I/O and throws {@code UnavailableException} without a database.
 */
public final class UserActivity {
  private final Database database;

  /** Creates the view of a database. */
  public UserActivity(Database database) {
    this.database = database;
  }

  /**
   * A user as calls see one.
   *
   * @param active whether MyCase said that the user is active when it was asked last
   * @param blocked whether an admin keeps the user out
   * @param lastLoginAt when the user last logged in; null before
   * @param wroteAt when a call of the user last wrote to MyCase, on whichever node; null before. It
   *     grows with each write
   */
  public record State(
      String firmUuid,
      String name,
      boolean active,
      boolean blocked,
      @Nullable Instant lastLoginAt,
      @Nullable Instant wroteAt) {
    /** Names nobody. */
    @Override
    public String toString() {
      return "State[active=" + active + ", blocked=" + blocked + ", wroteAt=" + wroteAt + "]";
    }
  }

  /**
   * A noted write.
   *
   * @param before what was noted before it; null for no write
   * @param now what is noted now
   */
  public record Write(@Nullable Instant before, Instant now) {}

  /** Returns the state of a user; empty for one who never logged in. */
  public Optional<State> find(long userId) {
    return database.run(
        sql ->
            sql.first(
                "SELECT firm_uuid, name, active, blocked, last_login_at, wrote_at FROM users"
                    + " WHERE id = ?",
                row ->
                    new State(
                        row.text("firm_uuid"),
                        row.text("name"),
                        row.flag("active"),
                        row.flag("blocked"),
                        row.optionalTime("last_login_at"),
                        row.optionalTime("wrote_at")),
                userId));
  }

  /** Notes that a call of the user wrote to MyCase, so that other nodes read its lists again. */
  public Write wrote(long userId, Instant at) {
    return database.transaction(
        sql -> {
          // The update takes the lock of the row, so that what is read before it is not outdated.
          int unused = sql.update("UPDATE users SET wrote_at = wrote_at WHERE id = ?", userId);
          Instant before =
              sql.first(
                      "SELECT wrote_at FROM users WHERE id = ? AND wrote_at IS NOT NULL",
                      row -> row.time("wrote_at"),
                      userId)
                  .orElse(null);
          Instant now = before == null || before.isBefore(at) ? at : before.plusMillis(1);
          unused = sql.update("UPDATE users SET wrote_at = ? WHERE id = ?", now, userId);
          return new Write(before, now);
        });
  }

  /** Notes whether MyCase says that the user is active. */
  public void active(long userId, boolean active) {
    int unused =
        database.transaction(
            sql -> sql.update("UPDATE users SET active = ? WHERE id = ?", active, userId));
  }

  /** Returns with how many browsers the user is logged in, as far as is known. */
  public int sessions(long userId, Instant now) {
    return database.run(
        sql ->
            sql.first(
                    "SELECT COUNT(*) AS n FROM sessions"
                        + " WHERE user_id = ? AND seen_at > ? AND created_at > ?",
                    row -> Math.toIntExact(row.number("n")),
                    userId,
                    now.minus(UnusedLogins.SESSION_IDLE),
                    now.minus(UnusedLogins.SESSION_LIFE))
                .orElse(0));
  }
}
