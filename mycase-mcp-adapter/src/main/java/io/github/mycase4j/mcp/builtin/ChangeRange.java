package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time of the last change of rows, whether an update or the creation: from one instant,
 * included, to another, excluded. A row without any date of change is in no range.
 *
 * @param from null for no start
 * @param to null for no end
 */
record ChangeRange(@Nullable Instant from, @Nullable Instant to) {

  /**
   * The range of the arguments {@code updated_after} and {@code updated_before}.
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

  /** Returns whether there is an end, so that rows are asked for their last change. */
  boolean isAsked() {
    return from != null || to != null;
  }

  /** Returns whether a row changed last in the range. */
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
