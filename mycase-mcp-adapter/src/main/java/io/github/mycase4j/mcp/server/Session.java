package io.github.mycase4j.mcp.server;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import java.util.Optional;

/**
 * The part of the firm's connection that the dispatcher needs. Thread-safe; every method may
 * perform I/O. Exceptions have a sentence for the user as their message.
 */
public interface Session {

  /** Returns the client, without checking whether there is a login. */
  MyCaseClient mycase();

  /** Returns the client if it was needed before; performs no I/O. Without it nothing was read. */
  Optional<MyCaseClient> existingClient();

  /** Returns the account of the stored login; {@link Account#UNKNOWN} without one. */
  Account account();

  /** Writes a record to the audit log, after all records that are owed; on return it is on disk. */
  void record(AuditRecord record);

  /**
   * Keeps the record of an event that could not be written, and writes it before any other record.
   */
  void owe(AuditRecord record);

  /**
   * Deletes the data read under the previous login.
   *
   * @return a sentence that says why the data on disk could not be deleted; empty on success
   */
  Optional<String> forget();

  /** Called when no call is running any more: data that need not be kept may be released. */
  void idle();

  /**
   * Makes sure that the audit log can be written with the current key, and writes the records that
   * are owed.
   */
  void checkAudit();
}
