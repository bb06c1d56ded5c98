package io.github.mycase4j.audit;

import org.jspecify.annotations.Nullable;

/**
 * A record is not, or not certainly, in the log. The caller must not carry out or return what the
 * record is about.
 *
 * <p>The message is a sentence that names the file and what to do; it holds nothing of the record.
 */
public final class AuditException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why the record was not written. */
  public enum Reason {
    /** The log was written with a key other than those given. */
    WRONG_KEY,
    /** The record could not be written to disk. */
    CANNOT_WRITE,
    /** Records that were on disk are gone. A repair has to record the incident first. */
    SHORTER_THAN_HEAD,
    /**
     * The last record is not the one that was written. A repair has to record the incident first.
     */
    DAMAGED,
    /** Another process held the log's lock for too long. */
    LOCK_WAIT_EXCEEDED,
    /** The log was closed. */
    CLOSED
  }

  /** The reason of the failure. */
  private final Reason reason;

  AuditException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  AuditException(Reason reason, String message) {
    this(reason, message, null);
  }

  /**
   * Why the record was not written.
   *
   * @return the reason, for a caller that acts on it
   */
  public Reason reason() {
    return reason;
  }

  /** Returns a copy for another caller, with that caller's stack trace. */
  AuditException again() {
    return about("");
  }

  /** Returns a copy whose message continues with another sentence, which begins with a blank. */
  AuditException about(String more) {
    String message = getMessage();
    return new AuditException(reason, (message == null ? reason.name() : message) + more, this);
  }
}
