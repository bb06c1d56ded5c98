package io.github.mycase4j.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** MyCase asks for fewer requests (429) and for a longer wait than the time that was left. */
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

  /** Tells that the same call may succeed later. */
  @Override
  public boolean isRetryable() {
    return true;
  }
}
