package io.github.mycase4j.remote.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sessions of browsers, by the hash of their cookie. Not thread-safe; performs I/O. */
public final class SessionsTable {
  private final Sql sql;

  /** Creates the table as one connection sees it. */
  public SessionsTable(Sql sql) {
    this.sql = sql;
  }

  /**
   * A row.
   *
   * @param userId null before a login
   * @param csrf the value that each form of the session carries
   */
  public record SessionRow(
      String hash, @Nullable Long userId, String csrf, Instant createdAt, Instant seenAt) {
    /** Names the user only. */
    @Override
    public String toString() {
      return "SessionRow[" + userId + "]";
    }
  }

  /** Returns a session, unless its user is blocked. */
  public Optional<SessionRow> find(String hash) {
    return sql.first(
        "SELECT s.hash, s.user_id, s.csrf, s.created_at, s.seen_at FROM sessions s"
            + " LEFT JOIN users u ON u.id = s.user_id"
            + " WHERE s.hash = ? AND (u.blocked IS NULL OR u.blocked = 0)",
        SessionsTable::row,
        hash);
  }

  private static SessionRow row(Sql.Row row) throws SQLException {
    return new SessionRow(
        row.text("hash"),
        row.optionalNumber("user_id"),
        row.text("csrf"),
        row.time("created_at"),
        row.time("seen_at"));
  }

  /** Keeps a session. */
  public void add(SessionRow session) {
    sql.update(
        "INSERT INTO sessions (hash, user_id, csrf, created_at, seen_at) VALUES (?, ?, ?, ?, ?)",
        session.hash(),
        session.userId(),
        session.csrf(),
        session.createdAt(),
        session.seenAt());
  }

  /** Notes the use of a session. */
  public void seen(String hash, Instant now) {
    sql.update("UPDATE sessions SET seen_at = ? WHERE hash = ?", now, hash);
  }

  /** Deletes a session. */
  public void delete(String hash) {
    sql.update("DELETE FROM sessions WHERE hash = ?", hash);
  }

  /** Deletes the sessions of a user, except one. */
  public void deleteOf(long userId, String keptHash) {
    sql.update("DELETE FROM sessions WHERE user_id = ? AND hash <> ?", userId, keptHash);
  }

  /** Deletes all sessions of a user. */
  public void deleteOf(long userId) {
    sql.update("DELETE FROM sessions WHERE user_id = ?", userId);
  }
}
