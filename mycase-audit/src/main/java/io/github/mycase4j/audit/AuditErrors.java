package io.github.mycase4j.audit;

import java.nio.file.Path;

/** The errors that keep a writer from appending to a log. */
final class AuditErrors {
  private static final String UNTIL_REPAIR =
      " Nothing is appended until a repair (audit repair) has recorded the incident.";

  private final Path log;

  AuditErrors(Path log) {
    this.log = log;
  }

  AuditException shorterThanHead(long size, Head head) {
    return new AuditException(
        AuditException.Reason.SHORTER_THAN_HEAD,
        "The audit log "
            + log
            + " has "
            + size
            + " bytes, but had "
            + head.length
            + " when record "
            + head.seq
            + " was written."
            + UNTIL_REPAIR);
  }

  /**
   * Returns the failure for a log that was written with a different key.
   *
   * @param doubtfulKeySeq the record that changed to a key that is not at hand though the one
   *     before is, or 0
   */
  AuditException wrongKey(long doubtfulKeySeq) {
    String what =
        "The encryption key is not the one that the audit log "
            + log
            + " was written with. Nothing is appended. ";
    return new AuditException(
        AuditException.Reason.WRONG_KEY,
        doubtfulKeySeq > 0
            ? what + doubtfulKey(doubtfulKeySeq)
            : what
                + "Set the key that it was written with. Only if nobody has that key anymore, audit"
                + " repair --new-key begins a new part of the log; the older records stay marked"
                + " as not"
                + " checked.");
  }

  /** Returns a warning about a record that claims the loss of a key that is at hand. */
  static String doubtfulKey(long seq) {
    return "Record "
        + seq
        + " says that the previous key was lost, but that key is available, and the key that the"
        + " log continues under is not. Unless your firm ran audit repair --new-key at that time,"
        + " the records from "
        + seq
        + " on were forged. Make a copy of the files before you do anything else.";
  }

  AuditException lastRecordChanged(Head head) {
    return damaged(
        "The last record of the audit log "
            + log
            + " is not the one that was written (seq "
            + head.seq
            + ")."
            + UNTIL_REPAIR);
  }

  AuditException olderFileChanged(Path older) {
    return damaged(
        "The older file "
            + older
            + " is not the one that the head of the audit log names. Nothing is appended.");
  }

  AuditException noBeginning() {
    return damaged(
        "The file "
            + log
            + " holds records, but does not begin as an audit log does."
            + UNTIL_REPAIR);
  }

  AuditException damagedAt(long line, String reason) {
    return damaged(
        "The audit log "
            + log
            + " is damaged at line "
            + line
            + ": "
            + reason
            + "."
            + UNTIL_REPAIR);
  }

  private static AuditException damaged(String sentence) {
    return new AuditException(AuditException.Reason.DAMAGED, sentence);
  }
}
