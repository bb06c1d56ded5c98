package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An expense to create.
 *
 * @param activityName MyCase creates the activity if the firm does not have it
 * @param description the description
 * @param billable whether it is billed
 * @param entryDate the day of the work
 * @param cost dollars for one unit
 * @param units how many units
 * @param legalCase the case that it belongs to
 * @param staff the staff members
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewExpense(
    String activityName,
    @Nullable String description,
    Boolean billable,
    LocalDate entryDate,
    BigDecimal cost,
    BigDecimal units,
    @JsonProperty("case") Ref legalCase,
    @Nullable Ref staff) {

  /**
   * Checks the components.
   *
   * @param activityName MyCase creates the activity if the firm does not have it
   * @param description the description
   * @param billable whether it is billed
   * @param entryDate the day of the work
   * @param cost dollars for one unit
   * @param units how many units
   * @param legalCase the case that it belongs to
   * @param staff the staff members
   */
  public NewExpense {
    Objects.requireNonNull(activityName, "activityName");
    Objects.requireNonNull(billable, "billable");
    Objects.requireNonNull(entryDate, "entryDate");
    Objects.requireNonNull(cost, "cost");
    Objects.requireNonNull(units, "units");
    legalCase = legalCase.bare();
    staff = staff == null ? null : staff.bare();
  }

  /**
   * {@return a billable expense with what MyCase requires}
   *
   * @param activityName the name of the activity; MyCase creates it if the firm does not have it
   * @param entryDate the day of the work
   * @param cost dollars for one unit
   * @param units how many units
   * @param caseId the id of the case
   */
  public static NewExpense of(
      String activityName, LocalDate entryDate, BigDecimal cost, BigDecimal units, long caseId) {
    return new NewExpense(activityName, null, true, entryDate, cost, units, Ref.of(caseId), null);
  }

  /**
   * {@return a copy with this description}
   *
   * @param value the description
   */
  public NewExpense withDescription(String value) {
    return with(draft -> draft.description = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy that sets whether it is to be billed}
   *
   * @param value whether it is to be billed
   */
  public NewExpense withBillable(boolean value) {
    return with(draft -> draft.billable = value);
  }

  /**
   * {@return a copy with this staff member}
   *
   * @param staffId the id of the staff member
   */
  public NewExpense withStaff(long staffId) {
    return with(draft -> draft.staff = Ref.of(staffId));
  }

  @Override
  public String toString() {
    return "NewExpense[legalCase=" + legalCase + ", staff=" + staff + "]";
  }

  private NewExpense with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.build();
  }

  /** The components while one of them is replaced. */
  private static final class Draft {
    private String activityName;
    private @Nullable String description;
    private Boolean billable;
    private LocalDate entryDate;
    private BigDecimal cost;
    private BigDecimal units;
    private Ref legalCase;
    private @Nullable Ref staff;

    private Draft(NewExpense from) {
      activityName = from.activityName;
      description = from.description;
      billable = from.billable;
      entryDate = from.entryDate;
      cost = from.cost;
      units = from.units;
      legalCase = from.legalCase;
      staff = from.staff;
    }

    private NewExpense build() {
      return new NewExpense(
          activityName, description, billable, entryDate, cost, units, legalCase, staff);
    }
  }
}
