package io.github.mycase4j.mcp.server;

import io.github.mycase4j.audit.AuditRecord;

/**
 * The audit log of a process, for all its sessions. Thread-safe; every method may perform I/O.
 * Exceptions have a sentence for the user as their message.
 */
public interface AuditRecorder {

  /**
   * Makes sure that the audit log can be written with the current key, and writes the records that
   * are owed.
   */
  void check();

  /** Writes a record to the audit log, after all records that are owed; on return it is on disk. */
  void record(AuditRecord record);

  /**
   * Keeps the record of an event that could not be written, and writes it before any other record.
   */
  void owe(AuditRecord record);
}
