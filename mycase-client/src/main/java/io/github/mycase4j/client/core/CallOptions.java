package io.github.mycase4j.client.core;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one caller allows for its calls: how long they may take, how they are stopped, and who hears
 * of progress. Immutable.
 *
 * @param requestTimeout the longest that one request with its waits and repetitions may take;
 *     positive
 * @param totalTimeout the longest that all calls of a view may take together, counted from when the
 *     view is made; positive, null for as long as it takes. A request fails when it is over; a
 *     whole collection gives what it has a little before, and continues loading
 * @param cancellation stops the calls
 * @param progress hears how far long reads are
 */
public record CallOptions(
    Duration requestTimeout,
    @Nullable Duration totalTimeout,
    Cancellation cancellation,
    Progress.Listener progress) {

  public CallOptions {
    Objects.requireNonNull(requestTimeout, "requestTimeout");
    Objects.requireNonNull(cancellation, "cancellation");
    Objects.requireNonNull(progress, "progress");
    positive("requestTimeout", requestTimeout);
    if (totalTimeout != null) {
      positive("totalTimeout", totalTimeout);
    }
  }

  private static void positive(String name, Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(name + " must be positive, not " + duration);
    }
  }

  /** Returns options with two minutes a request, never cancelled, progress unheard. */
  public static CallOptions defaults() {
    return new CallOptions(Duration.ofMinutes(2), null, new Cancellation(), progress -> {});
  }

  /** Returns the same with another time budget. */
  public CallOptions withRequestTimeout(Duration budget) {
    return new CallOptions(budget, totalTimeout, cancellation, progress);
  }

  /** Returns the same with another time for all calls of the view together. */
  public CallOptions withTotalTimeout(@Nullable Duration time) {
    return new CallOptions(requestTimeout, time, cancellation, progress);
  }

  /** Returns the same with another way to stop. */
  public CallOptions withCancellation(Cancellation other) {
    return new CallOptions(requestTimeout, totalTimeout, other, progress);
  }

  /** Returns the same with another listener. */
  public CallOptions withProgress(Progress.Listener other) {
    return new CallOptions(requestTimeout, totalTimeout, cancellation, other);
  }
}
