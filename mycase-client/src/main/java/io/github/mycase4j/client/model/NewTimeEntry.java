package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time entry to create.
 *
 * @param activityName the activity name
 * @param description the description
 * @param billable whether it is billed
 * @param entryDate the day of the work
 * @param rate dollars an hour, or the whole amount of a flat fee
 * @param hours the number of hours
 * @param flatFee whether the rate is the whole amount
 * @param legalCase the case that it belongs to
 * @param staff the staff members
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewTimeEntry(
    String activityName,
    @Nullable String description,
    @Nullable Boolean billable,
    LocalDate entryDate,
    BigDecimal rate,
    BigDecimal hours,
    @Nullable Boolean flatFee,
    @JsonProperty("case") Ref legalCase,
    Ref staff) {

  /**
   * Checks the components.
   *
   * @param activityName the activity name
   * @param description the description
   * @param billable whether it is billed
   * @param entryDate the day of the work
   * @param rate dollars an hour, or the whole amount of a flat fee
   * @param hours the number of hours
   * @param flatFee whether the rate is the whole amount
   * @param legalCase the case that it belongs to
   * @param staff the staff members
   */
  public NewTimeEntry {
    Objects.requireNonNull(activityName, "activityName");
    Objects.requireNonNull(entryDate, "entryDate");
    Objects.requireNonNull(rate, "rate");
    Objects.requireNonNull(hours, "hours");
    legalCase = legalCase.bare();
    staff = staff.bare();
  }

  /**
   * {@return a time entry with what MyCase requires}
   *
   * @param activityName the name of the activity; MyCase creates it if the firm does not have it
   * @param entryDate the day of the work
   * @param rate dollars an hour, or the whole amount of a flat fee
   * @param hours hours in decimals, such as 0.1
   * @param caseId the id of the case
   * @param staffId the id of the staff member
   */
  public static NewTimeEntry of(
      String activityName,
      LocalDate entryDate,
      BigDecimal rate,
      BigDecimal hours,
      long caseId,
      long staffId) {
    return new NewTimeEntry(
        activityName, null, null, entryDate, rate, hours, null, Ref.of(caseId), Ref.of(staffId));
  }

  /**
   * {@return a copy with a description}
   *
   * @param text the text
   */
  public NewTimeEntry withDescription(@Nullable String text) {
    return new NewTimeEntry(
        activityName, text, billable, entryDate, rate, hours, flatFee, legalCase, staff);
  }

  /**
   * {@return a copy that sets whether the time is to be billed}
   *
   * @param bill true if so
   */
  public NewTimeEntry withBillable(boolean bill) {
    return new NewTimeEntry(
        activityName, description, bill, entryDate, rate, hours, flatFee, legalCase, staff);
  }

  /**
   * {@return a copy that sets whether the rate is a flat fee}
   *
   * @param flat true for a flat fee; the rate is then the whole amount
   */
  public NewTimeEntry withFlatFee(boolean flat) {
    return new NewTimeEntry(
        activityName, description, billable, entryDate, rate, hours, flat, legalCase, staff);
  }

  @Override
  public String toString() {
    return "NewTimeEntry[legalCase=" + legalCase + ", staff=" + staff + "]";
  }
}
