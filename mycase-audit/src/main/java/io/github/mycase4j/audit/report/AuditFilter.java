package io.github.mycase4j.audit.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A choice of records for a report.
 *
 * @param caseId only those that concern this case, or null for all
 * @param from only those not before this moment, or null
 * @param to only those before this moment, or null
 */
public record AuditFilter(@Nullable Long caseId, @Nullable Instant from, @Nullable Instant to) {
  /**
   * Returns a filter that takes every record.
   *
   * @return the filter
   */
  public static AuditFilter all() {
    return new AuditFilter(null, null, null);
  }

  boolean isInTime(Map<String, @Nullable Object> record) {
    Instant time = Instant.parse(String.valueOf(record.get("ts")));
    return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
  }

  /**
   * Returns whether a record names the case, asked for it, or has more cases than it could name.
   */
  boolean concerns(Map<String, @Nullable Object> record) {
    if (caseId == null) {
      return true;
    }
    boolean named = record.get("case_ids") instanceof List<?> ids && ids.contains(caseId);
    boolean asked =
        record.get("params") instanceof Map<?, ?> params && caseId.equals(params.get("case_id"));
    boolean cut = record.get("redacted") instanceof List<?> names && names.contains("case_ids");
    return named || asked || cut;
  }
}
