package io.github.mycase4j.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** MyCase's rate limit was reached (429), and the wait is longer than the remaining time. */
public final class RateLimitedException extends ApiException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** Creates the failure. */
  public RateLimitedException(
      String message, RequestSummary request, Duration retryAfter, @Nullable Throwable cause) {
    super(message, request, cause);
    this.retryAfter = retryAfter;
  }

  /** Returns how long to wait before the next try. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /** Returns true: the same call may succeed later. */
  @Override
  public boolean isRetryable() {
    return true;
  }
}
