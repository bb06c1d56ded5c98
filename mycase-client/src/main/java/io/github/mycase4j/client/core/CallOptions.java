package io.github.mycase4j.client.core;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options of one caller's calls: their time limits, cancellation and progress listener.
 * Immutable.
 *
 * @param requestTimeout the longest that one request may take with its waits and retries; positive
 * @param totalTimeout the longest that one call may take, counted from its start; positive, null
 *     for as long as it takes. A call is one method of a service, one iteration over a list with
 *     all its pages, or one read of a collection, which returns what it has when the time is nearly
 *     over and continues to load in the background
 * @param cancellation cancels the calls
 * @param progress receives the progress of long reads
 */
public record CallOptions(
    Duration requestTimeout,
    @Nullable Duration totalTimeout,
    Cancellation cancellation,
    Progress.Listener progress) {

  /**
   * Checks the components.
   *
   * @param requestTimeout the longest that one request may take with its waits and retries;
   *     positive
   * @param totalTimeout the longest that one call may take, counted from its start; positive, null
   *     for as long as it takes. A call is one method of a service, one iteration over a list with
   *     all its pages, or one read of a collection, which returns what it has when the time is
   *     nearly over and continues to load in the background
   * @param cancellation cancels the calls
   * @param progress receives the progress of long reads
   */
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

  /** {@return two minutes for a request, no limit for a call, no cancellation and no listener} */
  public static CallOptions defaults() {
    return new CallOptions(Duration.ofMinutes(2), null, new Cancellation(), progress -> {});
  }

  /**
   * {@return a copy with another timeout for each request}
   *
   * @param budget positive
   */
  public CallOptions withRequestTimeout(Duration budget) {
    return new CallOptions(budget, totalTimeout, cancellation, progress);
  }

  /**
   * {@return a copy with another timeout for each call; null for none}
   *
   * @param time positive, or null for none
   */
  public CallOptions withTotalTimeout(@Nullable Duration time) {
    return new CallOptions(requestTimeout, time, cancellation, progress);
  }

  /**
   * {@return a copy with another cancellation}
   *
   * @param other cancels the calls
   */
  public CallOptions withCancellation(Cancellation other) {
    return new CallOptions(requestTimeout, totalTimeout, other, progress);
  }

  /**
   * {@return a copy with another listener}
   *
   * @param other receives the progress of long reads
   */
  public CallOptions withProgress(Progress.Listener other) {
    return new CallOptions(requestTimeout, totalTimeout, cancellation, other);
  }
}
