package io.github.mycase4j.client.error;

import org.jspecify.annotations.Nullable;

/** The caller cancelled, or its thread was interrupted; no further request was sent. */
public final class CallCancelledException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param message a sentence for a person, without secrets
   */
  public CallCancelledException(String message) {
    super(message);
  }

  /**
   * Creates the failure of one request.
   *
   * @param message a sentence for a person, without secrets
   * @param request the request that failed
   * @param cause the cause; null for none
   */
  public CallCancelledException(String message, RequestSummary request, @Nullable Throwable cause) {
    super(message, request, cause);
  }
}
