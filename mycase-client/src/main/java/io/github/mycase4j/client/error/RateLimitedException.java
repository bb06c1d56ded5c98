package io.github.mycase4j.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** MyCase's rate limit was reached (429), and the wait is longer than the remaining time. */
public final class RateLimitedException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** How long to wait before the next try. */
  private final Duration retryAfter;

  /**
   * Creates the failure.
   *
   * @param message a sentence for a person, without secrets
   * @param request the request that failed
   * @param retryAfter how long to wait before the next try
   * @param cause the cause; null for none
   */
  public RateLimitedException(
      String message, RequestSummary request, Duration retryAfter, @Nullable Throwable cause) {
    super(message, request, cause);
    this.retryAfter = retryAfter;
  }

  /** {@return how long to wait before the next try} */
  public Duration retryAfter() {
    return retryAfter;
  }

  /** Returns true: the same call may succeed later. */
  @Override
  public boolean isRetryable() {
    return true;
  }
}
