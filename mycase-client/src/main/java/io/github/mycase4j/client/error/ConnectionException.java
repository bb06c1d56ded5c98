package io.github.mycase4j.client.error;

import org.jspecify.annotations.Nullable;

/**
 * MyCase could not be reached, or the connection broke, and a repetition did not help; the request
 * did not change anything.
 */
public final class ConnectionException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** Creates the failure. */
  public ConnectionException(String message, RequestSummary attempted, @Nullable Throwable cause) {
    super(message, attempted, cause);
  }
}
