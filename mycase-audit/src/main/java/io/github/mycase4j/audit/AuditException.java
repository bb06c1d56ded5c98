package io.github.mycase4j.audit;

import org.jspecify.annotations.Nullable;

/**
 * Says that a record is not, or not surely, in the log, so that what it speaks of must be refused.
 *
 * <p>The message is a sentence that names the file and what to do; it holds nothing of the record.
 */
public final class AuditException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why the log refused. */
  public enum Reason {
    /** The log was written under another key than those given. */
    WRONG_KEY,
    /** The disk, the folder or the file did not take the record. */
    CANNOT_WRITE,
    /** Records that were on the disk are gone: the incident is to be recorded by a repair first. */
    SHORTER_THAN_HEAD,
    /** The last record is not the one that was written: a repair is to record it first. */
    DAMAGED,
    /** Another process held the log's lock for too long. */
    LOCK_WAIT_EXCEEDED,
    /** The log was closed. */
    CLOSED
  }

  private final Reason reason;

  AuditException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  AuditException(Reason reason, String message) {
    this(reason, message, null);
  }

  /**
   * Why the log refused.
   *
   * @return the reason, for a caller that acts on it
   */
  public Reason reason() {
    return reason;
  }

  /** The same failure for another caller, with that caller's own stack. */
  AuditException again() {
    return about("");
  }

  /** The same failure with more to say; the other sentence begins with a blank. */
  AuditException about(String more) {
    String message = getMessage();
    return new AuditException(reason, (message == null ? reason.name() : message) + more, this);
  }
}
