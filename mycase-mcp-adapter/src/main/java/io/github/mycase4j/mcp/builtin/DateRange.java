package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Ranges of days that include both ends; a row without the date is in none of them. */
final class DateRange {
  private final @Nullable LocalDate from;
  private final @Nullable LocalDate to;

  private DateRange(@Nullable LocalDate from, @Nullable LocalDate to) {
    this.from = from;
    this.to = to;
  }

  /**
   * The days from one to another; null leaves an end open.
   *
   * @throws InvalidArgumentException when it ends before it begins
   */
  static DateRange days(
      String fromName, @Nullable LocalDate from, String toName, @Nullable LocalDate to) {
    if (from != null && to != null && to.isBefore(from)) {
      throw new InvalidArgumentException(
          toName, toName + " (" + to + ") is before " + fromName + " (" + from + ").");
    }
    return new DateRange(from, to);
  }

  /** Returns whether the range has a bound, so that rows are filtered by day. */
  boolean isAsked() {
    return from != null || to != null;
  }

  boolean has(@Nullable LocalDate day) {
    if (!isAsked()) {
      return true;
    }
    return day != null && (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
