package io.github.mycase4j.client.error;

import org.jspecify.annotations.Nullable;

/** The caller cancelled, or its thread was interrupted; no further request was sent. */
public final class CallCancelledException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  /** Creates the failure. */
  public CallCancelledException(String message) {
    super(message);
  }

  /** Creates the failure of one request. */
  public CallCancelledException(String message, RequestSummary request, @Nullable Throwable cause) {
    super(message, request, cause);
  }
}
