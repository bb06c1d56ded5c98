package io.github.mycase4j.client.error;

import java.time.Duration;

/** The time that the caller allowed is over. No write is in doubt. */
public final class CallTimeoutException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** Creates the failure, with how long to wait before another try makes sense. */
  public CallTimeoutException(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /** Returns how long to wait before the next try. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
