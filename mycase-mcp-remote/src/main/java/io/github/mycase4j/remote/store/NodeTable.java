package io.github.mycase4j.remote.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The processes that share the database. Thread-safe; every method performs I/O and throws {@code
 * UnavailableException} without a database.
 */
public final class NodeTable {
  private final Database database;

  /** Creates the view of a database. */
  public NodeTable(Database database) {
    this.database = database;
  }

  /**
   * A process.
   *
   * @param id its {@code NODE_ID}
   * @param address where it listens
   * @param keyId the id of its encryption key
   * @param startedAt when it started
   * @param seenAt its last heartbeat
   */
  public record Node(String id, String address, String keyId, Instant startedAt, Instant seenAt) {}

  /**
   * Enters a process that starts, and removes those that were not seen for long. Two that start at
   * once with different keys are told apart: one of them does not enter.
   *
   * @param alone whether no other process can be running
   * @param deadBefore processes that were last seen before this time do not run anymore
   * @return the live process with another key that keeps this one out; empty when it was entered
   */
  public Optional<Node> enter(Node node, boolean alone, Instant deadBefore) {
    return database.transaction(
        sql -> {
          lock(sql);
          if (alone) {
            int unused = sql.update("DELETE FROM nodes WHERE id <> ?", node.id());
          }
          Optional<Node> other =
              live(sql, deadBefore).stream()
                  .filter(each -> !each.id().equals(node.id()))
                  .filter(each -> !each.keyId().equals(node.keyId()))
                  .findFirst();
          if (other.isEmpty()) {
            put(sql, node);
            int unused = sql.update("DELETE FROM nodes WHERE seen_at < ?", deadBefore);
          }
          return other;
        });
  }

  private void lock(Sql sql) {
    if (database.isPostgresql()) {
      int unused = sql.update("LOCK TABLE nodes IN SHARE ROW EXCLUSIVE MODE");
    }
  }

  /** Notes that a process is alive, also when its row was removed meanwhile. */
  public void seen(Node node) {
    database.transaction(
        sql -> {
          put(sql, node);
          return node;
        });
  }

  private static void put(Sql sql, Node node) {
    int unused =
        sql.update(
            "INSERT INTO nodes (id, address, key_id, started_at, seen_at) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (id) DO UPDATE SET address = excluded.address,"
                + " key_id = excluded.key_id, started_at = excluded.started_at,"
                + " seen_at = excluded.seen_at",
            node.id(),
            node.address(),
            node.keyId(),
            node.startedAt(),
            node.seenAt());
  }

  /** Removes a process that ends. */
  public void remove(String id) {
    int unused = database.transaction(sql -> sql.update("DELETE FROM nodes WHERE id = ?", id));
  }

  /**
   * Returns the processes that run, by id.
   *
   * @param deadBefore those that were last seen before this time do not run anymore
   */
  public List<Node> live(Instant deadBefore) {
    return database.run(sql -> live(sql, deadBefore));
  }

  private static List<Node> live(Sql sql, Instant deadBefore) {
    return sql.all(
        "SELECT id, address, key_id, started_at, seen_at FROM nodes WHERE seen_at >= ?"
            + " ORDER BY id",
        row ->
            new Node(
                row.text("id"),
                row.text("address"),
                row.text("key_id"),
                row.time("started_at"),
                row.time("seen_at")),
        deadBefore);
  }
}
