package io.github.mycase4j.client.error;

import org.jspecify.annotations.Nullable;

/**
 * A write was sent and no answer came: MyCase may or may not have acted. It was not repeated; look
 * before trying again.
 */
public final class OutcomeUnknownException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** Creates the failure. */
  public OutcomeUnknownException(
      String message, RequestSummary attempted, @Nullable Throwable cause) {
    super(message, attempted, cause);
  }
}
