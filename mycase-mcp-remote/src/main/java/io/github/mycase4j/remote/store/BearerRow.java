package io.github.mycase4j.remote.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The grant or API token behind a request.
 *
 * @param usedAt the last use that was noted; null before one
 */
public record BearerRow(
    String id,
    long userId,
    String scope,
    String name,
    @Nullable String clientInfo,
    @Nullable Instant usedAt) {

  static BearerRow read(Sql.Row row) throws SQLException {
    return new BearerRow(
        row.text("id"),
        row.number("user_id"),
        row.text("scope"),
        row.text("name"),
        row.optionalText("client_info"),
        row.optionalTime("used_at"));
  }
}
