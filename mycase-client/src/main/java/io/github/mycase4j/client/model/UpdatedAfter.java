package io.github.mycase4j.client.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one filter that most of MyCase's lists have: rows created or updated at an instant or later.
 *
 * @param instant null for all rows
 */
public record UpdatedAfter(@Nullable Instant instant) {
  private static final UpdatedAfter ANY_TIME = new UpdatedAfter(null);

  /** {@return no filter: all rows} */
  public static UpdatedAfter anyTime() {
    return ANY_TIME;
  }

  /**
   * {@return a filter for rows created or updated at this instant or later}
   *
   * @param instant a point in time
   */
  public static UpdatedAfter of(Instant instant) {
    return new UpdatedAfter(Objects.requireNonNull(instant, "instant"));
  }
}
