package io.github.mycase4j.mcp.server;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import java.util.Optional;

/**
 * What the dispatcher needs of the firm's connection. Thread-safe; every method may perform I/O,
 * and throws with a sentence for the person at the machine.
 */
public interface Session {

  /** Returns MyCase, without asking whether there is a login. */
  MyCaseClient mycase();

  /** Returns whose login is stored now; {@link Account#UNKNOWN} without one. */
  Account account();

  /** Writes a record to the audit log, after all that is owed to it; on return it is on disk. */
  void record(AuditRecord record);

  /**
   * Keeps the record of something that has taken place, which the log did not take, and writes it
   * before any other record.
   */
  void owe(AuditRecord record);

  /**
   * Forgets what was read under the login before.
   *
   * @return what was kept on disk and cannot be deleted, a sentence; empty when nothing is left
   */
  Optional<String> forget();

  /** Takes note that no call is running any more: what need not be kept may go. */
  void idle();

  /**
   * Makes sure that the audit log can be written under the key that is there, and writes what is
   * owed to it.
   */
  void checkAudit();
}
