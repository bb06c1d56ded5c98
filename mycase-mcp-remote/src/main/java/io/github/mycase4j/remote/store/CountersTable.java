package io.github.mycase4j.remote.store;

/** The table {@code counters}: what happened in a clock minute. Not thread-safe; performs I/O. */
public final class CountersTable {
  private final Sql sql;

  /** Creates the table as one connection sees it. */
  public CountersTable(Sql sql) {
    this.sql = sql;
  }

  /** Counts one more and returns how many there are. For PostgreSQL, within a transaction. */
  public long increment(String name, long bucket) {
    // A count that a power failure takes back does no harm; waiting for the disk at each call
    // would.
    sql.update("SET LOCAL synchronous_commit TO OFF");
    return sql.first(
            "INSERT INTO counters (name, bucket, n) VALUES (?, ?, 1)"
                + " ON CONFLICT (name, bucket) DO UPDATE SET n = counters.n + 1 RETURNING n",
            row -> row.number("n"),
            name,
            bucket)
        .orElseThrow();
  }

  /** Returns how many there are. */
  public long count(String name, long bucket) {
    return sql.first(
            "SELECT n FROM counters WHERE name = ? AND bucket = ?",
            row -> row.number("n"),
            name,
            bucket)
        .orElse(0L);
  }

  int deleteBefore(long bucket) {
    return sql.update("DELETE FROM counters WHERE bucket < ?", bucket);
  }
}
