package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.error.MyCaseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failed attempt after which the request may be retried. Never leaves this package. */
final class AttemptFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The reason, which decides how often the request is retried. */
  enum Reason {
    /** No connection, no response in time, or MyCase was busy or out of order. */
    UNAVAILABLE,
    /** The response was not JSON. */
    GARBLED,
    /** MyCase rejected the access token. */
    TOKEN_REJECTED
  }

  private final Reason reason;
  private final MyCaseException failure;
  private final @Nullable Duration retryAfter;

  AttemptFailedException(Reason reason, MyCaseException failure, @Nullable Duration retryAfter) {
    super(failure);
    this.reason = reason;
    this.failure = failure;
    this.retryAfter = retryAfter;
  }

  Reason reason() {
    return reason;
  }

  /** Returns the failure for the caller if there is no further attempt. */
  MyCaseException failure() {
    return failure;
  }

  /** Returns the wait that MyCase asked for; null for none. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
