package io.github.mycase4j.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The filters that MyCase has for staff.
 *
 * @param active true for the active only, false for the inactive only, null for both
 * @param updatedAfter created or updated then or later; null for any time
 */
public record StaffQuery(@Nullable Boolean active, @Nullable Instant updatedAfter) {
  private static final StaffQuery ALL = new StaffQuery(null, null);

  /** {@return a query without a filter} */
  public static StaffQuery all() {
    return ALL;
  }

  /**
   * {@return a copy for the active or the inactive only}
   *
   * @param value the new value
   */
  public StaffQuery withActive(@Nullable Boolean value) {
    return new StaffQuery(value, updatedAfter);
  }

  /**
   * {@return a copy for staff created or updated at this instant or later}
   *
   * @param instant a point in time; null for any time
   */
  public StaffQuery withUpdatedAfter(@Nullable Instant instant) {
    return new StaffQuery(active, instant);
  }
}
