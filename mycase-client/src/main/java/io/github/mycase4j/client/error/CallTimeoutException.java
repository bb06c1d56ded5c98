package io.github.mycase4j.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The time that the caller allowed is over. No write is in doubt. */
public final class CallTimeoutException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  /** How long to wait before the next try. */
  private final Duration retryAfter;

  /**
   * Creates the failure, with how long to wait before another try makes sense.
   *
   * @param message a sentence for a person, without secrets
   * @param retryAfter how long to wait before the next try
   */
  public CallTimeoutException(String message, Duration retryAfter) {
    this(message, retryAfter, null);
  }

  /**
   * Creates the failure of one request; null for none.
   *
   * @param message a sentence for a person, without secrets
   * @param retryAfter how long to wait before the next try
   * @param request the request that failed
   */
  public CallTimeoutException(
      String message, Duration retryAfter, @Nullable RequestSummary request) {
    super(message, request, null);
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
