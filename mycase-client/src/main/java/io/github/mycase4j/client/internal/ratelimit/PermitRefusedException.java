package io.github.mycase4j.client.internal.ratelimit;

import java.time.Duration;

/** A limiter refused a permit, so that there is nothing to wait for. Never reaches a caller. */
public final class PermitRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** Creates the refusal, whose message is the end of "… was not sent:". */
  PermitRefusedException(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /** Returns how long to wait before another try makes sense. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
