package io.github.mycase4j.remote.store;

import java.util.Optional;

/** What the server found out once for all nodes, by name. Not thread-safe; performs I/O. */
public final class SettingsTable {
  private final Sql sql;

  /** Creates the table as one connection sees it. */
  public SettingsTable(Sql sql) {
    this.sql = sql;
  }

  /** Returns a value. */
  public Optional<String> find(String name) {
    return sql.first("SELECT value FROM settings WHERE name = ?", row -> row.text("value"), name);
  }

  /** Keeps a value unless there is one; returns the one that is kept. */
  public String keepFirst(String name, String value) {
    sql.update(
        "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
        name,
        value);
    return find(name).orElseThrow();
  }

  /** Keeps a value in place of an earlier one. */
  public void put(String name, String value) {
    sql.update(
        "INSERT INTO settings (name, value) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        value);
  }
}
