package io.github.mycase4j.remote.store;

import java.util.List;
import java.util.OptionalLong;

/**
 * Which member of the staff each e-mail address of an admin stands for. Not thread-safe; performs
 * I/O.
 */
public final class AdminsTable {
  private final Sql sql;

  /** Creates the table as one connection sees it. */
  public AdminsTable(Sql sql) {
    this.sql = sql;
  }

  /**
   * Returns the member of the staff that an address stands for.
   *
   * @param email the address in lower case
   */
  public OptionalLong owner(String email) {
    return sql.first(
            "SELECT user_id FROM admins WHERE email = ?", row -> row.number("user_id"), email)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** Returns the addresses that stand for a member of the staff, in lower case. */
  public List<String> addresses(long userId) {
    return sql.all("SELECT email FROM admins WHERE user_id = ?", row -> row.text("email"), userId);
  }

  /**
   * Lets an address stand for a member of the staff, unless it stands for one already.
   *
   * @param email the address in lower case
   */
  public void bind(String email, long userId) {
    sql.update(
        "INSERT INTO admins (email, user_id) VALUES (?, ?) ON CONFLICT (email) DO NOTHING",
        email,
        userId);
  }
}
