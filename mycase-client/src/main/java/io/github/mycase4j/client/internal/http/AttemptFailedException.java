package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.error.MyCaseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt failed in a way that leaves the request free to be sent again. Never leaves here. */
final class AttemptFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, which decides how often. */
  enum Reason {
    /** No connection, no answer in time, or MyCase was busy or out of order. */
    UNAVAILABLE,
    /** What came was no JSON. */
    GARBLED,
    /** MyCase did not take the access token. */
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

  /** Returns what the caller gets when there is no further attempt. */
  MyCaseException failure() {
    return failure;
  }

  /** Returns the wait that MyCase asked for. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
