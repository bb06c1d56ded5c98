package io.github.mycase4j.remote.store;

import java.time.Instant;

/** The table {@code once}: what was used and must not be again. Not thread-safe; performs I/O. */
public final class OnceTable {
  private final Sql sql;

  /** Creates the table as one connection sees it. */
  public OnceTable(Sql sql) {
    this.sql = sql;
  }

  /** Notes a use; returns whether it is the first. */
  public boolean insert(String hash, Instant expiresAt) {
    return sql.update(
            "INSERT INTO once (hash, expires_at) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
            hash,
            expiresAt)
        == 1;
  }

  /** Takes a use back, because nothing came of it. */
  public void delete(String hash) {
    sql.update("DELETE FROM once WHERE hash = ?", hash);
  }

  int deleteExpired(Instant now) {
    return sql.update("DELETE FROM once WHERE expires_at <= ?", now);
  }
}
