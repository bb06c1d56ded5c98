package io.github.mycase4j.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The filters that MyCase has for cases.
 *
 * @param status open or closed; null for both
 * @param updatedAfter created or updated then or later; null for any time
 */
public record CaseQuery(@Nullable CaseStatus status, @Nullable Instant updatedAfter) {
  private static final CaseQuery ALL = new CaseQuery(null, null);

  /** Returns a query without a filter. */
  public static CaseQuery all() {
    return ALL;
  }

  /** Returns the same for cases of this status. */
  public CaseQuery withStatus(@Nullable CaseStatus value) {
    return new CaseQuery(value, updatedAfter);
  }

  /** Returns the same for cases created or updated at this instant or later. */
  public CaseQuery withUpdatedAfter(@Nullable Instant instant) {
    return new CaseQuery(status, instant);
  }
}
