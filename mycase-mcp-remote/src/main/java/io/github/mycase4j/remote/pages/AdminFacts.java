package io.github.mycase4j.remote.pages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What admins see of the server itself. Thread-safe; may perform I/O. */
public interface AdminFacts {

  /**
   * A process that serves.
   *
   * @param id its name; any fixed one where there is only one process
   * @param address where it listens
   * @param seenAt its last sign of life
   */
  record Node(String id, String address, Instant startedAt, Instant seenAt) {}

  /**
   * The end of this process's audit log.
   *
   * @param seq the number of the last record
   * @param hash the hash of the last record
   */
  record AuditHead(long seq, String hash) {}

  /** Returns the processes that are alive: at least this one. */
  List<Node> nodes();

  /** Returns the end of the audit log; empty while it is damaged or cannot be read. */
  Optional<AuditHead> auditHead();
}
