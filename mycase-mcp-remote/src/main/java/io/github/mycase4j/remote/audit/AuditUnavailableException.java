package io.github.mycase4j.remote.audit;

/**
 * The audit log cannot be written now, so what was to be recorded did not take effect. For people
 * this is 503 {@code audit}.
 */
public final class AuditUnavailableException extends RuntimeException {

  /** Creates the error; the cause, which names the file and the fault, is for the log only. */
  public AuditUnavailableException(Throwable cause) {
    super(
        "The audit log cannot be written now, so nothing was done. Ask your administrator.", cause);
  }
}
