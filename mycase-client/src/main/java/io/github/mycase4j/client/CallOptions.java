package io.github.mycase4j.client;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one caller allows for its calls: how long they may take, how they are stopped, and who hears
 * of progress. Immutable.
 *
 * @param timeBudget the longest that one request with its waits and repetitions may take; positive
 * @param answerWithin the longest that all calls of a view may take together, counted from when the
 *     view is made; positive, null for as long as it takes. A request fails when it is over; a
 *     whole collection gives what it has a little before, and goes on loading
 * @param cancellation stops the calls
 * @param progress hears how far long reads are
 */
public record CallOptions(
    Duration timeBudget,
    @Nullable Duration answerWithin,
    Cancellation cancellation,
    Progress.Listener progress) {

  public CallOptions {
    Objects.requireNonNull(timeBudget, "timeBudget");
    Objects.requireNonNull(cancellation, "cancellation");
    Objects.requireNonNull(progress, "progress");
    positive("timeBudget", timeBudget);
    if (answerWithin != null) {
      positive("answerWithin", answerWithin);
    }
  }

  private static void positive(String name, Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(name + " must be positive, not " + duration);
    }
  }

  /** Returns options with two minutes a request, never cancelled, progress unheard. */
  public static CallOptions standard() {
    return new CallOptions(Duration.ofMinutes(2), null, new Cancellation(), progress -> {});
  }

  /** Returns the same with another time budget. */
  public CallOptions withTimeBudget(Duration budget) {
    return new CallOptions(budget, answerWithin, cancellation, progress);
  }

  /** Returns the same with another time for all calls of the view together. */
  public CallOptions withAnswerWithin(@Nullable Duration time) {
    return new CallOptions(timeBudget, time, cancellation, progress);
  }

  /** Returns the same with another way to stop. */
  public CallOptions withCancellation(Cancellation other) {
    return new CallOptions(timeBudget, answerWithin, other, progress);
  }

  /** Returns the same with another listener. */
  public CallOptions withProgress(Progress.Listener other) {
    return new CallOptions(timeBudget, answerWithin, cancellation, other);
  }
}
