package io.github.mycase4j.remote.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code authorizations}: requests that wait for a consent. Not thread-safe; performs
 * I/O.
 */
public final class AuthorizationsTable {
  private final Sql sql;

  /** Creates the table as one connection sees it. */
  public AuthorizationsTable(Sql sql) {
    this.sql = sql;
  }

  /** A request that waits. */
  public record Row(
      String clientId,
      String redirectUri,
      @Nullable String state,
      String codeChallenge,
      String scope) {}

  /** Adds a request. */
  public void insert(String idHash, String sessionHash, Row request, Instant expiresAt) {
    sql.update(
        "INSERT INTO authorizations (id_hash, session_hash, client_id, redirect_uri, state,"
            + " code_challenge, scope, expires_at, decided) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
        idHash,
        sessionHash,
        request.clientId(),
        request.redirectUri(),
        request.state(),
        request.codeChallenge(),
        request.scope(),
        expiresAt);
  }

  /** Returns a request of a session, unless it is decided or expired. */
  public Optional<Row> find(String idHash, String sessionHash, Instant now) {
    return sql.first(
        "SELECT client_id, redirect_uri, state, code_challenge, scope FROM authorizations"
            + " WHERE id_hash = ? AND session_hash = ? AND decided = 0 AND expires_at > ?",
        row ->
            new Row(
                row.text("client_id"),
                row.text("redirect_uri"),
                row.optionalText("state"),
                row.text("code_challenge"),
                row.text("scope")),
        idHash,
        sessionHash,
        now);
  }

  /** Decides a request; returns whether this was the first to do so. */
  public boolean decide(String idHash, String sessionHash, Instant now) {
    return sql.update(
            "UPDATE authorizations SET decided = 1"
                + " WHERE id_hash = ? AND session_hash = ? AND decided = 0 AND expires_at > ?",
            idHash,
            sessionHash,
            now)
        == 1;
  }

  /** Gives the requests of a session to another one. */
  public void move(String fromSessionHash, String toSessionHash) {
    sql.update(
        "UPDATE authorizations SET session_hash = ? WHERE session_hash = ?",
        toSessionHash,
        fromSessionHash);
  }

  int deleteExpired(Instant now) {
    return sql.update("DELETE FROM authorizations WHERE expires_at <= ?", now);
  }
}
