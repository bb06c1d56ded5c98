package io.github.mycase4j.remote.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code clients}. Not thread-safe; performs I/O. */
public final class ClientsTable {
  private static final String COLUMNS =
      "id, kind, name, redirect_uris, auth_method, jwks_uri, jwks, created_at, fetched_at,"
          + " fresh_until";

  private final Sql sql;

  /** Creates the table as one connection sees it. */
  public ClientsTable(Sql sql) {
    this.sql = sql;
  }

  /**
   * A client.
   *
   * @param redirectUris one a line
   */
  public record Row(
      String id,
      String kind,
      String name,
      String redirectUris,
      String authMethod,
      @Nullable String jwksUri,
      @Nullable String jwks,
      Instant createdAt,
      @Nullable Instant fetchedAt,
      @Nullable Instant freshUntil) {}

  /** Returns a client. */
  public Optional<Row> find(String id) {
    return sql.first(
        "SELECT " + COLUMNS + " FROM clients WHERE id = ?",
        row ->
            new Row(
                row.text("id"),
                row.text("kind"),
                row.text("name"),
                row.text("redirect_uris"),
                row.text("auth_method"),
                row.optionalText("jwks_uri"),
                row.optionalText("jwks"),
                row.time("created_at"),
                row.optionalTime("fetched_at"),
                row.optionalTime("fresh_until")),
        id);
  }

  /**
   * Adds a client unless there are too many of its kind that no grant was ever given to.
   *
   * @param mostUnused how many there may be, this one included
   * @param since unused ones that are older do not count: they are about to be deleted
   * @return whether it was added
   */
  public boolean insertUnlessCrowded(Row client, int mostUnused, Instant since) {
    Long unused =
        sql.first(
                "SELECT COUNT(*) AS n FROM clients"
                    + " WHERE kind = ? AND used_at IS NULL AND created_at > ?",
                row -> row.number("n"),
                client.kind(),
                since)
            .orElse(0L);
    if (unused >= mostUnused) {
      return false;
    }
    upsert(client);
    return true;
  }

  /** Adds a client, or replaces what is known of it except its first and its last use. */
  public void upsert(Row client) {
    sql.update(
        "INSERT INTO clients ("
            + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            + " name = excluded.name, redirect_uris = excluded.redirect_uris,"
            + " auth_method = excluded.auth_method, jwks_uri = excluded.jwks_uri,"
            + " jwks = excluded.jwks, fetched_at = excluded.fetched_at,"
            + " fresh_until = excluded.fresh_until",
        client.id(),
        client.kind(),
        client.name(),
        client.redirectUris(),
        client.authMethod(),
        client.jwksUri(),
        client.jwks(),
        client.createdAt(),
        client.fetchedAt(),
        client.freshUntil());
  }

  /** Notes that a client has a grant. */
  public void used(String id, Instant now) {
    sql.update("UPDATE clients SET used_at = ? WHERE id = ?", now, id);
  }

  /** Notes of every client with a live grant that it is in use. */
  void touchUsed(Instant now) {
    sql.update(
        "UPDATE clients SET used_at = ? WHERE EXISTS (SELECT 1 FROM grants g WHERE g.client_id ="
            + " clients.id AND "
            + GrantsTable.LIVE
            + ")",
        now,
        now,
        now);
  }

  /**
   * Deletes clients that no grant was given to, and those whose grants all ended long ago, unless a
   * request of theirs is waiting for a consent.
   */
  int deleteUnused(Instant neverUsedSince, Instant lastUsedSince, Instant now) {
    return sql.update(
        "DELETE FROM clients WHERE ((used_at IS NULL AND COALESCE(fetched_at, created_at) <= ?)"
            + " OR used_at <= ?)"
            + " AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.client_id = clients.id AND "
            + GrantsTable.LIVE
            + ") AND NOT EXISTS (SELECT 1 FROM authorizations a"
            + " WHERE a.client_id = clients.id AND a.expires_at > ?)",
        neverUsedSince,
        lastUsedSince,
        now,
        now,
        now);
  }
}
