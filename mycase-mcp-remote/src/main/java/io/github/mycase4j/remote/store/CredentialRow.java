package io.github.mycase4j.remote.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A grant or an API token.
 *
 * @param firmUuid the firm of its user; null where the user is not known
 * @param name the name of the client or of the token
 * @param clientInfo the name and version that a client gave
 * @param redirectHost null for an API token
 * @param hint null for a grant
 * @param expiresAt null for a grant
 */
public record CredentialRow(
    String id,
    long userId,
    @Nullable String firmUuid,
    String name,
    @Nullable String clientInfo,
    String scope,
    @Nullable String redirectHost,
    @Nullable String hint,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable String usedFrom,
    @Nullable Instant revokedAt,
    @Nullable String revokedWhy) {

  static CredentialRow read(Sql.Row row) throws SQLException {
    return new CredentialRow(
        row.text("id"),
        row.number("user_id"),
        row.optionalText("firm_uuid"),
        row.text("name"),
        row.optionalText("client_info"),
        row.text("scope"),
        row.optionalText("redirect_host"),
        row.optionalText("hint"),
        row.time("created_at"),
        row.optionalTime("expires_at"),
        row.optionalTime("used_at"),
        row.optionalText("used_from"),
        row.optionalTime("revoked_at"),
        row.optionalText("revoked_why"));
  }

  /** Names the id and user only. */
  @Override
  public String toString() {
    return "CredentialRow[" + id + ", user " + userId + "]";
  }
}
