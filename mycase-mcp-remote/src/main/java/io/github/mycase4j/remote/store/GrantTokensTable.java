package io.github.mycase4j.remote.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code access_tokens} and {@code refresh_tokens}: the tokens of grants. Not
 * thread-safe; performs I/O.
 */
public final class GrantTokensTable {
  private final Sql sql;

  /** Creates the table as one connection sees it. */
  public GrantTokensTable(Sql sql) {
    this.sql = sql;
  }

  /**
   * A refresh token with what is needed of its grant.
   *
   * @param replacedAt when it was first replaced; null before
   * @param dead whether the grant is revoked or its user blocked
   */
  public record Refresh(
      String grantId,
      String clientId,
      String scope,
      Instant expiresAt,
      @Nullable Instant replacedAt,
      boolean dead) {}

  /** The grant that a token belongs to. */
  public record Owner(String grantId, String clientId) {}

  /** Adds an access token. */
  public void insertAccess(String hash, String grantId, String scope, Instant expiresAt) {
    sql.update(
        "INSERT INTO access_tokens (hash, grant_id, scope, expires_at) VALUES (?, ?, ?, ?)",
        hash,
        grantId,
        scope,
        expiresAt);
  }

  /** Adds a refresh token. */
  public void insertRefresh(String hash, String grantId, Instant expiresAt) {
    sql.update(
        "INSERT INTO refresh_tokens (hash, grant_id, expires_at) VALUES (?, ?, ?)",
        hash,
        grantId,
        expiresAt);
  }

  /** Returns whose request it is that brought an access token, if that is good. */
  public Optional<BearerRow> authenticate(String hash, Instant now) {
    return sql.first(
        "SELECT g.id, g.user_id, t.scope, g.client_name AS name, g.client_info, g.used_at"
            + " FROM access_tokens t JOIN grants g ON g.id = t.grant_id"
            + " JOIN users u ON u.id = g.user_id"
            + " WHERE t.hash = ? AND t.expires_at > ? AND g.revoked_at IS NULL AND u.blocked = 0",
        BearerRow::read,
        hash,
        now);
  }

  /** Returns a refresh token. */
  public Optional<Refresh> findRefresh(String hash) {
    return sql.first(
        "SELECT r.grant_id, g.client_id, g.scope, r.expires_at, r.replaced_at,"
            + " CASE WHEN g.revoked_at IS NOT NULL OR u.blocked <> 0 THEN 1 ELSE 0 END AS dead"
            + " FROM refresh_tokens r JOIN grants g ON g.id = r.grant_id"
            + " LEFT JOIN users u ON u.id = g.user_id WHERE r.hash = ?",
        row ->
            new Refresh(
                row.text("grant_id"),
                row.text("client_id"),
                row.text("scope"),
                row.time("expires_at"),
                row.optionalTime("replaced_at"),
                row.flag("dead")),
        hash);
  }

  /** Notes the first replacement of a refresh token; returns whether it was the first. */
  public boolean replace(String hash, Instant now) {
    return sql.update(
            "UPDATE refresh_tokens SET replaced_at = ? WHERE hash = ? AND replaced_at IS NULL",
            now,
            hash)
        == 1;
  }

  /** Returns the grant of an access token, good or not. */
  public Optional<Owner> ownerOfAccess(String hash) {
    return owner("access_tokens", hash);
  }

  /** Returns the grant of a refresh token, good or not. */
  public Optional<Owner> ownerOfRefresh(String hash) {
    return owner("refresh_tokens", hash);
  }

  private Optional<Owner> owner(String table, String hash) {
    return sql.first(
        "SELECT g.id, g.client_id FROM "
            + table
            + " t JOIN grants g ON g.id = t.grant_id WHERE t.hash = ?",
        row -> new Owner(row.text("id"), row.text("client_id")),
        hash);
  }

  /** Deletes expired tokens. A replaced refresh token stays until then, to recognize a replay. */
  int deleteExpired(Instant now) {
    return sql.update("DELETE FROM access_tokens WHERE expires_at <= ?", now)
        + sql.update("DELETE FROM refresh_tokens WHERE expires_at <= ?", now);
  }
}
