package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A range for the time of a row's last change, its update or its creation: from one instant,
 * inclusive, to another, exclusive. A row without any date of change is in no range.
 *
 * @param from null for no start
 * @param to null for no end
 */
record ChangeRange(@Nullable Instant from, @Nullable Instant to) {

  /**
   * Returns the range of the arguments {@code updated_after} and {@code updated_before}.
   *
   * @throws InvalidArgumentException when no instant is in it
   */
  static ChangeRange of(@Nullable Instant updatedAfter, @Nullable Instant updatedBefore) {
    if (updatedAfter != null && updatedBefore != null && !updatedAfter.isBefore(updatedBefore)) {
      throw new InvalidArgumentException(
          "updated_before",
          "updated_before ("
              + updatedBefore
              + ", exclusive) is not after updated_after ("
              + updatedAfter
              + ").");
    }
    return new ChangeRange(updatedAfter, updatedBefore);
  }

  /** Returns whether the range has a bound, so that rows are filtered by their last change. */
  boolean isAsked() {
    return from != null || to != null;
  }

  /** Returns whether a row's last change is in the range. */
  boolean has(@Nullable Instant updatedAt, @Nullable Instant createdAt) {
    Instant last = later(updatedAt, createdAt);
    if (last == null) {
      return !isAsked();
    }
    return (from == null || !last.isBefore(from)) && (to == null || last.isBefore(to));
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? other : one;
  }
}
