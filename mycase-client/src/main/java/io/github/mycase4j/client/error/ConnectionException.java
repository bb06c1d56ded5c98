package io.github.mycase4j.client.error;

import org.jspecify.annotations.Nullable;

/**
 * MyCase could not be reached, or the connection broke, and retries did not help. The request
 * changed nothing.
 */
public final class ConnectionException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param message a sentence for a person, without secrets
   * @param request the request that failed
   * @param cause the cause; null for none
   */
  public ConnectionException(String message, RequestSummary request, @Nullable Throwable cause) {
    super(message, request, cause);
  }

  /** Returns true: the same call may succeed later. */
  @Override
  public boolean isRetryable() {
    return true;
  }
}
