package io.github.mycase4j.remote.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users who have logged in here. Not thread-safe; performs I/O. */
public final class UsersTable {
  private static final String COLUMNS =
      "SELECT id, firm_uuid, name, email, active, blocked, created_at, last_login_at FROM users";

  private final Sql sql;

  /** Creates the table as one connection sees it. */
  public UsersTable(Sql sql) {
    this.sql = sql;
  }

  /**
   * A row.
   *
   * @param id the id at MyCase
   * @param email the address that MyCase gave at the last login; null for none
   * @param lastLoginAt null before the first login has ended
   */
  public record UserRow(
      long id,
      String firmUuid,
      String name,
      @Nullable String email,
      boolean active,
      boolean blocked,
      Instant createdAt,
      @Nullable Instant lastLoginAt) {
    /** Names the id only. */
    @Override
    public String toString() {
      return "UserRow[" + id + "]";
    }
  }

  /** Returns a user. */
  public Optional<UserRow> find(long id) {
    return sql.first(COLUMNS + " WHERE id = ?", UsersTable::row, id);
  }

  /** Returns all users, by name. */
  public List<UserRow> all() {
    return sql.all(COLUMNS + " ORDER BY lower(name), id", UsersTable::row);
  }

  private static UserRow row(Sql.Row row) throws SQLException {
    return new UserRow(
        row.number("id"),
        row.text("firm_uuid"),
        row.text("name"),
        row.optionalText("email"),
        row.flag("active"),
        row.flag("blocked"),
        row.time("created_at"),
        row.optionalTime("last_login_at"));
  }

  /** Keeps what MyCase told at a login; a block stays. */
  public void loggedIn(long id, String firmUuid, String name, @Nullable String email, Instant now) {
    sql.update(
        "INSERT INTO users"
            + " (id, firm_uuid, name, email, active, blocked, created_at, last_login_at)"
            + " VALUES (?, ?, ?, ?, 1, 0, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            + " firm_uuid = excluded.firm_uuid, name = excluded.name, email = excluded.email,"
            + " active = 1, last_login_at = excluded.last_login_at",
        id,
        firmUuid,
        name,
        email,
        now,
        now);
  }

  /** Blocks a user or ends that; returns whether there is such a user. */
  public boolean block(long id, boolean blocked) {
    return sql.update("UPDATE users SET blocked = ? WHERE id = ?", blocked, id) > 0;
  }
}
