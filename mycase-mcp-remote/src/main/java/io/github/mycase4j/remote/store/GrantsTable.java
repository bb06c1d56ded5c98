package io.github.mycase4j.remote.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code grants}. A grant is live while it is not revoked and has a code that can be
 * exchanged or a refresh token that is good. Not thread-safe; performs I/O.
 */
public final class GrantsTable {
  /** The condition for a live grant {@code g}; its two values are both the present time. */
  static final String LIVE =
      "g.revoked_at IS NULL AND (EXISTS (SELECT 1 FROM refresh_tokens r WHERE r.grant_id = g.id"
          + " AND r.replaced_at IS NULL AND r.expires_at > ?)"
          + " OR EXISTS (SELECT 1 FROM codes c WHERE c.grant_id = g.id"
          + " AND c.used_at IS NULL AND c.expires_at > ?))";

  private static final String SELECT =
      "SELECT g.id, g.user_id, u.firm_uuid, g.client_name AS name, g.client_info, g.scope,"
          + " g.redirect_host, NULL AS hint, g.created_at, NULL AS expires_at, g.used_at,"
          + " g.used_from, g.revoked_at, g.revoked_why"
          + " FROM grants g LEFT JOIN users u ON u.id = g.user_id";

  private final Sql sql;

  /** Creates the table as one connection sees it. */
  public GrantsTable(Sql sql) {
    this.sql = sql;
  }

  /** Adds a grant. */
  public void insert(
      String id,
      long userId,
      String clientId,
      String clientName,
      String redirectHost,
      String scope,
      Instant now) {
    sql.update(
        "INSERT INTO grants (id, user_id, client_id, client_name, redirect_host, scope, created_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        id,
        userId,
        clientId,
        clientName,
        redirectHost,
        scope,
        now);
  }

  /**
   * Returns the live grants of a user, and those that were revoked after a time; latest first.
   *
   * @param userId the user; null for everybody
   */
  public List<CredentialRow> list(@Nullable Long userId, Instant revokedAfter, Instant now) {
    String select = SELECT + " WHERE (g.revoked_at > ? OR (" + LIVE + "))";
    String order = " ORDER BY g.created_at DESC, g.id DESC";
    return userId == null
        ? sql.all(select + order, CredentialRow::read, revokedAfter, now, now)
        : sql.all(
            select + " AND g.user_id = ?" + order,
            CredentialRow::read,
            revokedAfter,
            now,
            now,
            userId);
  }

  /**
   * Returns a grant, live or not.
   *
   * @param owner only if it is this user's; null for anybody's
   */
  public Optional<CredentialRow> find(String id, @Nullable Long owner) {
    String select = SELECT + " WHERE g.id = ?";
    return owner == null
        ? sql.first(select, CredentialRow::read, id)
        : sql.first(select + " AND g.user_id = ?", CredentialRow::read, id, owner);
  }

  /**
   * Revokes a grant if it is live.
   *
   * @param owner only if it is this user's; null for anybody's
   * @return whether it was live until now
   */
  public boolean revoke(String id, @Nullable Long owner, String why, Instant now) {
    String update =
        "UPDATE grants AS g SET revoked_at = ?, revoked_why = ? WHERE g.id = ? AND " + LIVE;
    return (owner == null
            ? sql.update(update, now, why, id, now, now)
            : sql.update(update + " AND g.user_id = ?", now, why, id, now, now, owner))
        == 1;
  }

  /** Returns how many grants of a user are live. */
  public long countLive(long userId, Instant now) {
    return sql.first(
            "SELECT COUNT(*) AS n FROM grants g WHERE g.user_id = ? AND " + LIVE,
            row -> row.number("n"),
            userId,
            now,
            now)
        .orElse(0L);
  }

  /** Deletes a grant, with its codes and tokens. */
  public void delete(String id) {
    sql.update("DELETE FROM grants WHERE id = ?", id);
  }

  /** Notes a use, unless one was noted after a time. */
  public void used(String id, Instant now, String from, Instant unlessAfter) {
    sql.update(
        "UPDATE grants SET used_at = ?, used_from = ?"
            + " WHERE id = ? AND (used_at IS NULL OR used_at <= ?)",
        now,
        from,
        id,
        unlessAfter);
  }

  /** Notes the name and version that the client gave. */
  public void clientInfo(String id, String clientInfo) {
    sql.update(
        "UPDATE grants SET client_info = ?"
            + " WHERE id = ? AND (client_info IS NULL OR client_info <> ?)",
        clientInfo,
        id,
        clientInfo);
  }

  /** Deletes grants that ended without a revocation, and those that were revoked long ago. */
  int deleteEnded(Instant revokedSince, Instant now) {
    return sql.update(
        "DELETE FROM grants WHERE revoked_at <= ? OR (revoked_at IS NULL AND id NOT IN"
            + " (SELECT g.id FROM grants g WHERE "
            + LIVE
            + "))",
        revokedSince,
        now,
        now);
  }
}
