package io.github.mycase4j.remote.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The logins at MyCase that have begun, by the hash of their state. Not thread-safe; does I/O. */
public final class LoginsTable {
  private final Sql sql;

  /** Creates the table as one connection sees it. */
  public LoginsTable(Sql sql) {
    this.sql = sql;
  }

  /**
   * What follows a login.
   *
   * @param authorizationId the authorization request that continues; null for none
   * @param next the page that follows where there is none
   */
  public record Continuation(@Nullable String authorizationId, String next) {}

  /**
   * Keeps a login that begins.
   *
   * @param sessionHash the browser session that began it
   */
  public void add(String stateHash, String sessionHash, Continuation then, Instant expiresAt) {
    sql.update(
        "INSERT INTO logins (state_hash, session_hash, authorization_id, next, expires_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        stateHash,
        sessionHash,
        then.authorizationId(),
        then.next(),
        expiresAt);
  }

  /**
   * Ends a login, for the browser session that began it. Belongs into a transaction.
   *
   * @return what follows, to the one who ended it first and in time
   */
  public Optional<Continuation> take(String stateHash, String sessionHash, Instant now) {
    Optional<Continuation> found =
        sql.first(
            "SELECT authorization_id, next FROM logins"
                + " WHERE state_hash = ? AND session_hash = ? AND expires_at > ?",
            row -> new Continuation(row.optionalText("authorization_id"), row.text("next")),
            stateHash,
            sessionHash,
            now);
    // Of two requests at once both can find it, but only one deletes it.
    return found.filter(
        login -> sql.update("DELETE FROM logins WHERE state_hash = ?", stateHash) == 1);
  }
}
