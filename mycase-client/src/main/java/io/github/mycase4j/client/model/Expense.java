package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An expense on a case.
 *
 * @param id MyCase's id
 * @param activityName the activity name
 * @param description the description
 * @param billable whether it is billed
 * @param entryDate the day of the work
 * @param cost dollars for one unit
 * @param units how many units
 * @param legalCase the case that it belongs to
 * @param staff the staff members
 * @param invoices the invoices that bill it; empty if it was not invoiced
 * @param customFieldValues the values of custom fields
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record Expense(
    long id,
    @Nullable String activityName,
    @Nullable String description,
    @Nullable Boolean billable,
    @Nullable LocalDate entryDate,
    @Nullable BigDecimal cost,
    @Nullable BigDecimal units,
    @JsonProperty("case") @Nullable Ref legalCase,
    @Nullable Ref staff,
    List<Ref> invoices,
    List<CustomFieldValue> customFieldValues,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param activityName the activity name
   * @param description the description
   * @param billable whether it is billed
   * @param entryDate the day of the work
   * @param cost dollars for one unit
   * @param units how many units
   * @param legalCase the case that it belongs to
   * @param staff the staff members
   * @param invoices the invoices that bill it; empty if it was not invoiced
   * @param customFieldValues the values of custom fields
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public Expense {
    invoices = ImmutableCopies.list(invoices);
    customFieldValues = ImmutableCopies.list(customFieldValues);
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "Expense[id=" + id + ", billable=" + billable + "]";
  }
}
