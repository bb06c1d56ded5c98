package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A case to create. Only the name is required; {@link #named} begins one.
 *
 * <p>MyCase leaves stage or practice area blank, without a word, when the firm has none of that
 * name: look it up first.
 *
 * @param name unique in the firm
 * @param caseNumber the case number
 * @param openedDate the day the case was opened
 * @param caseStage the case stage
 * @param practiceArea the practice area
 * @param description the description
 * @param solDate the day the statute of limitations ends
 * @param status the status
 * @param outstandingBalance dollars
 * @param billingContact the billing contact
 * @param clients the clients
 * @param companies the companies
 * @param staff the staff members
 * @param customFieldValues the values of custom fields
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewCase(
    String name,
    @Nullable String caseNumber,
    @Nullable LocalDate openedDate,
    @Nullable String caseStage,
    @Nullable String practiceArea,
    @Nullable String description,
    @Nullable LocalDate solDate,
    @Nullable CaseStatus status,
    @Nullable BigDecimal outstandingBalance,
    @Nullable Ref billingContact,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Ref> clients,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Ref> companies,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NewCaseStaff> staff,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NewCustomFieldValue> customFieldValues) {

  /**
   * Checks the components and makes collections unmodifiable.
   *
   * @param name unique in the firm
   * @param caseNumber the case number
   * @param openedDate the day the case was opened
   * @param caseStage the case stage
   * @param practiceArea the practice area
   * @param description the description
   * @param solDate the day the statute of limitations ends
   * @param status the status
   * @param outstandingBalance dollars
   * @param billingContact the billing contact
   * @param clients the clients
   * @param companies the companies
   * @param staff the staff members
   * @param customFieldValues the values of custom fields
   */
  public NewCase {
    Objects.requireNonNull(name, "name");
    billingContact = billingContact == null ? null : billingContact.bare();
    clients = ImmutableCopies.bare(clients);
    companies = ImmutableCopies.bare(companies);
    staff = ImmutableCopies.list(staff);
    customFieldValues = ImmutableCopies.list(customFieldValues);
  }

  /**
   * Begins a case of this name.
   *
   * @param name the name
   * @return a new builder
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  @Override
  public String toString() {
    return "NewCase[status=" + status + "]";
  }

  /** Collects what a new case has besides its name. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final List<Ref> clients = new ArrayList<>();
    private final List<Ref> companies = new ArrayList<>();
    private final List<NewCaseStaff> staff = new ArrayList<>();
    private final List<NewCustomFieldValue> customFieldValues = new ArrayList<>();
    private @Nullable String caseNumber;
    private @Nullable LocalDate openedDate;
    private @Nullable String caseStage;
    private @Nullable String practiceArea;
    private @Nullable String description;
    private @Nullable LocalDate solDate;
    private @Nullable CaseStatus status;
    private @Nullable BigDecimal outstandingBalance;
    private @Nullable Ref billingContact;

    private Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
    }

    /**
     * Sets the firm's own number of the case.
     *
     * @param number the number, which need not be unique
     * @return this builder
     */
    public Builder caseNumber(@Nullable String number) {
      caseNumber = number;
      return this;
    }

    /**
     * Sets the day the case was opened.
     *
     * @param date the day
     * @return this builder
     */
    public Builder openedDate(@Nullable LocalDate date) {
      openedDate = date;
      return this;
    }

    /**
     * Sets the stage, by its name.
     *
     * @param stage the name of a stage of the firm
     * @return this builder
     */
    public Builder caseStage(@Nullable String stage) {
      caseStage = stage;
      return this;
    }

    /**
     * Sets the practice area, by its name.
     *
     * @param area the name of a practice area of the firm
     * @return this builder
     */
    public Builder practiceArea(@Nullable String area) {
      practiceArea = area;
      return this;
    }

    /**
     * Sets the description.
     *
     * @param text the text
     * @return this builder
     */
    public Builder description(@Nullable String text) {
      description = text;
      return this;
    }

    /**
     * Sets the day the statute of limitations ends.
     *
     * @param date the day
     * @return this builder
     */
    public Builder solDate(@Nullable LocalDate date) {
      solDate = date;
      return this;
    }

    /**
     * Sets whether the case is open or closed.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder status(@Nullable CaseStatus value) {
      status = value;
      return this;
    }

    /**
     * Sets the outstanding balance in dollars.
     *
     * @param dollars dollars
     * @return this builder
     */
    public Builder outstandingBalance(@Nullable BigDecimal dollars) {
      outstandingBalance = dollars;
      return this;
    }

    /**
     * Sets who gets the bills, by id.
     *
     * @param contactId the id of the client or company
     * @return this builder
     */
    public Builder billingContact(long contactId) {
      billingContact = Ref.of(contactId);
      return this;
    }

    /**
     * Adds a client.
     *
     * @param clientId the id of the client
     * @return this builder
     */
    public Builder client(long clientId) {
      clients.add(Ref.of(clientId));
      return this;
    }

    /**
     * Adds a company.
     *
     * @param companyId the id of the company
     * @return this builder
     */
    public Builder company(long companyId) {
      companies.add(Ref.of(companyId));
      return this;
    }

    /**
     * Adds a staff member.
     *
     * @param member the staff member and the part in the case
     * @return this builder
     */
    public Builder staff(NewCaseStaff member) {
      staff.add(Objects.requireNonNull(member, "member"));
      return this;
    }

    /**
     * Adds the value of a custom field.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder customFieldValue(NewCustomFieldValue value) {
      customFieldValues.add(Objects.requireNonNull(value, "value"));
      return this;
    }

    /** {@return the case to create} */
    public NewCase build() {
      return new NewCase(
          name,
          caseNumber,
          openedDate,
          caseStage,
          practiceArea,
          description,
          solDate,
          status,
          outstandingBalance,
          billingContact,
          clients,
          companies,
          staff,
          customFieldValues);
    }
  }
}
