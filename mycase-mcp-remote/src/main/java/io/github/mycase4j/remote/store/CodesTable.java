package io.github.mycase4j.remote.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code codes}. Not thread-safe; performs I/O. */
public final class CodesTable {
  private final Sql sql;

  /** Creates the table as one connection sees it. */
  public CodesTable(Sql sql) {
    this.sql = sql;
  }

  /**
   * A code with what is needed of its grant.
   *
   * @param usedAt when it was spent; null before
   * @param exchanged whether it was spent for tokens
   * @param dead whether the grant is revoked or its user blocked
   */
  public record Row(
      String grantId,
      long userId,
      String clientId,
      String scope,
      String redirectUri,
      String codeChallenge,
      Instant expiresAt,
      @Nullable Instant usedAt,
      boolean exchanged,
      boolean dead) {}

  /** Adds a code. */
  public void insert(
      String hash, String grantId, String redirectUri, String codeChallenge, Instant expiresAt) {
    sql.update(
        "INSERT INTO codes (hash, grant_id, redirect_uri, code_challenge, expires_at, exchanged)"
            + " VALUES (?, ?, ?, ?, ?, 0)",
        hash,
        grantId,
        redirectUri,
        codeChallenge,
        expiresAt);
  }

  /** Returns a code. */
  public Optional<Row> find(String hash) {
    return sql.first(
        "SELECT c.grant_id, g.user_id, g.client_id, g.scope, c.redirect_uri, c.code_challenge,"
            + " c.expires_at, c.used_at, c.exchanged,"
            + " CASE WHEN g.revoked_at IS NOT NULL OR u.blocked <> 0 THEN 1 ELSE 0 END AS dead"
            + " FROM codes c JOIN grants g ON g.id = c.grant_id"
            + " LEFT JOIN users u ON u.id = g.user_id WHERE c.hash = ?",
        row ->
            new Row(
                row.text("grant_id"),
                row.number("user_id"),
                row.text("client_id"),
                row.text("scope"),
                row.text("redirect_uri"),
                row.text("code_challenge"),
                row.time("expires_at"),
                row.optionalTime("used_at"),
                row.flag("exchanged"),
                row.flag("dead")),
        hash);
  }

  /**
   * Spends a code.
   *
   * @param exchanged whether for tokens
   * @return whether it was not spent before
   */
  public boolean spend(String hash, boolean exchanged, Instant now) {
    return sql.update(
            "UPDATE codes SET used_at = ?, exchanged = ? WHERE hash = ? AND used_at IS NULL",
            now,
            exchanged,
            hash)
        == 1;
  }

  /**
   * Deletes expired codes, but those that were exchanged only with their grant: a second use must
   * be recognized.
   */
  int deleteExpired(Instant now) {
    return sql.update("DELETE FROM codes WHERE expires_at <= ? AND exchanged = 0", now);
  }
}
