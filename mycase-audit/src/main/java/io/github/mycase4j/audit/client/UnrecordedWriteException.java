package io.github.mycase4j.audit.client;

import java.io.Serial;

/**
 * A write that was sent to MyCase and succeeded, but whose outcome is not in the audit log. The
 * write must not be repeated; no further request is sent until the log can be written.
 */
public final class UnrecordedWriteException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UnrecordedWriteException(String request, RuntimeException cause) {
    super(
        request
            + " did take place, but its outcome could not be written to the audit log: "
            + cause.getMessage()
            + " Do not repeat it; nothing more is sent until the log can be written.",
        cause);
  }
}
