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

  /** Returns a query without a filter. */
  public static StaffQuery all() {
    return ALL;
  }

  /** Returns the same for the active or the inactive only. */
  public StaffQuery withActive(@Nullable Boolean value) {
    return new StaffQuery(value, updatedAfter);
  }

  /** Returns the same for staff created or updated at this instant or later. */
  public StaffQuery withUpdatedAfter(@Nullable Instant instant) {
    return new StaffQuery(active, instant);
  }
}
