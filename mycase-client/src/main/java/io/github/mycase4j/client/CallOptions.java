package io.github.mycase4j.client;

import java.time.Duration;
import java.util.Objects;

/**
 * What one caller allows for its calls: how long they may take in all, how they are stopped, and
 * who hears of progress. Immutable.
 *
 * @param timeBudget the longest that one request with its waits and repetitions may take; positive
 * @param cancellation stops the calls
 * @param progress hears how far long reads are
 */
public record CallOptions(
    Duration timeBudget, Cancellation cancellation, Progress.Listener progress) {

  public CallOptions {
    Objects.requireNonNull(timeBudget, "timeBudget");
    Objects.requireNonNull(cancellation, "cancellation");
    Objects.requireNonNull(progress, "progress");
    if (timeBudget.isZero() || timeBudget.isNegative()) {
      throw new IllegalArgumentException("timeBudget must be positive, not " + timeBudget);
    }
  }

  /** Returns options with two minutes a request, never cancelled, progress unheard. */
  public static CallOptions standard() {
    return new CallOptions(Duration.ofMinutes(2), new Cancellation(), progress -> {});
  }

  /** Returns the same with another time budget. */
  public CallOptions withTimeBudget(Duration budget) {
    return new CallOptions(budget, cancellation, progress);
  }

  /** Returns the same with another way to stop. */
  public CallOptions withCancellation(Cancellation other) {
    return new CallOptions(timeBudget, other, progress);
  }

  /** Returns the same with another listener. */
  public CallOptions withProgress(Progress.Listener other) {
    return new CallOptions(timeBudget, cancellation, other);
  }
}
