package io.github.mycase4j.client.error;

import org.jspecify.annotations.Nullable;

/** MyCase failed (5xx) and kept failing during retries. */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param message a sentence for a person, without secrets
   * @param request the request that failed
   * @param cause the cause; null for none
   */
  public ServerException(String message, RequestSummary request, @Nullable Throwable cause) {
    super(message, request, cause);
  }

  /** Returns true: the same call may succeed later. */
  @Override
  public boolean isRetryable() {
    return true;
  }
}
