package io.github.mycase4j.remote.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code api_tokens}. A token is live while it is neither revoked nor expired. Not
 * thread-safe; performs I/O.
 */
public final class ApiTokensTable {
  /** The condition for a live token {@code t}; its value is the present time. */
  static final String LIVE = "t.revoked_at IS NULL AND t.expires_at > ?";

  private static final String SELECT =
      "SELECT t.id, t.user_id, u.firm_uuid, t.name, t.client_info, t.scope, NULL AS redirect_host,"
          + " t.hint, t.created_at, t.expires_at, t.used_at, t.used_from, t.revoked_at,"
          + " t.revoked_why FROM api_tokens t LEFT JOIN users u ON u.id = t.user_id";

  private final Sql sql;

  /** Creates the table as one connection sees it. */
  public ApiTokensTable(Sql sql) {
    this.sql = sql;
  }

  /**
   * A new token.
   *
   * @param hint the last characters of its text
   */
  public record NewToken(
      String id,
      String hash,
      long userId,
      String name,
      String hint,
      String scope,
      Instant createdAt,
      Instant expiresAt) {
    /** Names the id and user only. */
    @Override
    public String toString() {
      return "NewToken[" + id + ", user " + userId + "]";
    }
  }

  /** Makes other transactions that do the same for a user wait for this one. */
  public void lockUser(long userId) {
    sql.update("UPDATE users SET id = id WHERE id = ?", userId);
  }

  /** Adds a token. */
  public void insert(NewToken token) {
    sql.update(
        "INSERT INTO api_tokens (id, hash, user_id, name, hint, scope, created_at, expires_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        token.id(),
        token.hash(),
        token.userId(),
        token.name(),
        token.hint(),
        token.scope(),
        token.createdAt(),
        token.expiresAt());
  }

  /** Returns whose request it is that brought an API token, if that is good. */
  public Optional<BearerRow> authenticate(String hash, Instant now) {
    return sql.first(
        "SELECT t.id, t.user_id, t.scope, t.name, t.client_info, t.used_at"
            + " FROM api_tokens t JOIN users u ON u.id = t.user_id"
            + " WHERE t.hash = ? AND u.blocked = 0 AND "
            + LIVE,
        BearerRow::read,
        hash,
        now);
  }

  /** Returns whether there is a token with this hash, live or not. */
  public boolean exists(String hash) {
    return sql.first("SELECT 1 AS n FROM api_tokens WHERE hash = ?", row -> row.number("n"), hash)
        .isPresent();
  }

  /**
   * Returns the live tokens of a user, and those that were revoked after a time; latest first.
   *
   * @param userId the user; null for everybody
   */
  public List<CredentialRow> list(@Nullable Long userId, Instant revokedAfter, Instant now) {
    String select = SELECT + " WHERE (t.revoked_at > ? OR (" + LIVE + "))";
    String order = " ORDER BY t.created_at DESC, t.id DESC";
    return userId == null
        ? sql.all(select + order, CredentialRow::read, revokedAfter, now)
        : sql.all(
            select + " AND t.user_id = ?" + order, CredentialRow::read, revokedAfter, now, userId);
  }

  /**
   * Returns a token, live or not.
   *
   * @param owner only if it is this user's; null for anybody's
   */
  public Optional<CredentialRow> find(String id, @Nullable Long owner) {
    String select = SELECT + " WHERE t.id = ?";
    return owner == null
        ? sql.first(select, CredentialRow::read, id)
        : sql.first(select + " AND t.user_id = ?", CredentialRow::read, id, owner);
  }

  /**
   * Revokes a token if it is live.
   *
   * @param owner only if it is this user's; null for anybody's
   * @return whether it was live until now
   */
  public boolean revoke(String id, @Nullable Long owner, String why, Instant now) {
    String update =
        "UPDATE api_tokens AS t SET revoked_at = ?, revoked_why = ? WHERE t.id = ? AND " + LIVE;
    return (owner == null
            ? sql.update(update, now, why, id, now)
            : sql.update(update + " AND t.user_id = ?", now, why, id, now, owner))
        == 1;
  }

  /** Returns how many tokens of a user are live. */
  public long countLive(long userId, Instant now) {
    return sql.first(
            "SELECT COUNT(*) AS n FROM api_tokens t WHERE t.user_id = ? AND " + LIVE,
            row -> row.number("n"),
            userId,
            now)
        .orElse(0L);
  }

  /** Notes a use, unless one was noted after a time. */
  public void used(String id, Instant now, String from, Instant unlessAfter) {
    sql.update(
        "UPDATE api_tokens SET used_at = ?, used_from = ?"
            + " WHERE id = ? AND (used_at IS NULL OR used_at <= ?)",
        now,
        from,
        id,
        unlessAfter);
  }

  /** Notes the name and version that the client gave. */
  public void clientInfo(String id, String clientInfo) {
    sql.update(
        "UPDATE api_tokens SET client_info = ?"
            + " WHERE id = ? AND (client_info IS NULL OR client_info <> ?)",
        clientInfo,
        id,
        clientInfo);
  }

  /** Deletes tokens that expired, and those that were revoked long ago. */
  int deleteEnded(Instant revokedSince, Instant now) {
    return sql.update(
        "DELETE FROM api_tokens"
            + " WHERE revoked_at <= ? OR (revoked_at IS NULL AND expires_at <= ?)",
        revokedSince,
        now);
  }
}
