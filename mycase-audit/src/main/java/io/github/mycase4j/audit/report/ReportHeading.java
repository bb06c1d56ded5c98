package io.github.mycase4j.audit.report;

import java.time.ZonedDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of a report that does not come from the log. The names are printed as given: no record
 * confirms them, and the report says so.
 *
 * @param firm the firm's name, or null when it is not known
 * @param userId the id of the user whose name is known, or null
 * @param userName that user's name, or null
 * @param made the time of the report; the times of the records are shown in its zone
 */
public record ReportHeading(
    @Nullable String firm, @Nullable Long userId, @Nullable String userName, ZonedDateTime made) {

  /**
   * Checks.
   *
   * @param made the time of the report; the times of the records are shown in its zone
   * @param firm the firm's name, or null when it is not known
   * @param userId the id of the user whose name is known, or null
   * @param userName that user's name, or null
   */
  public ReportHeading {
    Objects.requireNonNull(made, "made");
  }

  /** Shows no name. */
  @Override
  public String toString() {
    return "ReportHeading[" + made + "]";
  }
}
