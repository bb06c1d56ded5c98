package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a case. {@link #from} takes over what MyCase requires in every update (the name), and
 * each {@code with} method sets a field to change. Nothing else is sent.
 *
 * <p>What was taken over is sent as it was read: if somebody else changed it in the meantime, that
 * change is overwritten. MyCase documents no way to clear a field. An unknown stage or practice
 * area is silently left blank by MyCase.
 *
 * <p>Balance and custom field values are never taken over: MyCase would set the one anew and add
 * the others once more.
 *
 * @param name the name
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
public record CaseUpdate(
    @Nullable String name,
    @Nullable String caseNumber,
    @Nullable LocalDate openedDate,
    @Nullable String caseStage,
    @Nullable String practiceArea,
    @Nullable String description,
    @Nullable LocalDate solDate,
    @Nullable CaseStatus status,
    @Nullable BigDecimal outstandingBalance,
    @Nullable Ref billingContact,
    @Nullable List<Ref> clients,
    @Nullable List<Ref> companies,
    @Nullable List<NewCaseStaff> staff,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NewCustomFieldValue> customFieldValues) {

  /**
   * Makes collections unmodifiable.
   *
   * @param name the name
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
  public CaseUpdate {
    billingContact = billingContact == null ? null : billingContact.bare();
    clients = clients == null ? null : ImmutableCopies.bare(clients);
    companies = companies == null ? null : ImmutableCopies.bare(companies);
    staff = staff == null ? null : ImmutableCopies.list(staff);
    customFieldValues = ImmutableCopies.list(customFieldValues);
  }

  /**
   * {@return an update of a case that changes nothing yet}
   *
   * @param legalCase the record as MyCase returned it last
   */
  public static CaseUpdate from(LegalCase legalCase) {
    return new CaseUpdate(
        legalCase.name(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of());
  }

  /**
   * {@return a copy with this name, which has to be unique in the firm}
   *
   * @param value the name
   */
  public CaseUpdate withName(String value) {
    return with(draft -> draft.name = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this number of the firm's own}
   *
   * @param value the number of the firm's own
   */
  public CaseUpdate withCaseNumber(String value) {
    return with(draft -> draft.caseNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with the day on which the case was opened}
   *
   * @param value the day on which the case was opened
   */
  public CaseUpdate withOpenedDate(LocalDate value) {
    return with(draft -> draft.openedDate = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this stage, by its name; letter case does not matter}
   *
   * @param value the stage
   */
  public CaseUpdate withCaseStage(String value) {
    return with(draft -> draft.caseStage = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this practice area, by its name; letter case does not matter}
   *
   * @param value the practice area
   */
  public CaseUpdate withPracticeArea(String value) {
    return with(draft -> draft.practiceArea = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this description}
   *
   * @param value the description
   */
  public CaseUpdate withDescription(String value) {
    return with(draft -> draft.description = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with the day on which the statute of limitations ends}
   *
   * @param value the day on which the statute of limitations ends
   */
  public CaseUpdate withSolDate(LocalDate value) {
    return with(draft -> draft.solDate = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this status}
   *
   * @param value the status
   */
  public CaseUpdate withStatus(CaseStatus value) {
    return with(draft -> draft.status = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this outstanding balance, in dollars}
   *
   * @param value the outstanding balance
   */
  public CaseUpdate withOutstandingBalance(BigDecimal value) {
    return with(draft -> draft.outstandingBalance = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this client or company as the billing contact}
   *
   * @param billingContactId the id of the client or company
   */
  public CaseUpdate withBillingContact(long billingContactId) {
    return with(draft -> draft.billingContact = Ref.of(billingContactId));
  }

  /**
   * {@return a copy with these clients; whether they replace the present ones is not documented}
   *
   * @param clientIds the ids of the clients
   */
  public CaseUpdate withClients(List<Long> clientIds) {
    return with(draft -> draft.clients = Ref.all(clientIds));
  }

  /**
   * {@return a copy with these companies; whether they replace the present ones is not documented}
   *
   * @param companyIds the ids of the companies
   */
  public CaseUpdate withCompanies(List<Long> companyIds) {
    return with(draft -> draft.companies = Ref.all(companyIds));
  }

  /**
   * {@return a copy with these staff members; whether they replace the present ones is not
   * documented}
   *
   * @param value the staff members
   */
  public CaseUpdate withStaff(List<NewCaseStaff> value) {
    return with(draft -> draft.staff = value);
  }

  /**
   * {@return a copy that also sets the value of a custom field} MyCase adds it to the values that
   * are there.
   *
   * @param value the value to add
   */
  public CaseUpdate withCustomFieldValue(NewCustomFieldValue value) {
    return with(draft -> draft.customFieldValues = ImmutableCopies.with(customFieldValues, value));
  }

  @Override
  public String toString() {
    return "CaseUpdate[status=" + status + "]";
  }

  private CaseUpdate with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.build();
  }

  /** The components while one of them is replaced. */
  private static final class Draft {
    private @Nullable String name;
    private @Nullable String caseNumber;
    private @Nullable LocalDate openedDate;
    private @Nullable String caseStage;
    private @Nullable String practiceArea;
    private @Nullable String description;
    private @Nullable LocalDate solDate;
    private @Nullable CaseStatus status;
    private @Nullable BigDecimal outstandingBalance;
    private @Nullable Ref billingContact;
    private @Nullable List<Ref> clients;
    private @Nullable List<Ref> companies;
    private @Nullable List<NewCaseStaff> staff;
    private List<NewCustomFieldValue> customFieldValues;

    private Draft(CaseUpdate from) {
      name = from.name;
      caseNumber = from.caseNumber;
      openedDate = from.openedDate;
      caseStage = from.caseStage;
      practiceArea = from.practiceArea;
      description = from.description;
      solDate = from.solDate;
      status = from.status;
      outstandingBalance = from.outstandingBalance;
      billingContact = from.billingContact;
      clients = from.clients;
      companies = from.companies;
      staff = from.staff;
      customFieldValues = from.customFieldValues;
    }

    private CaseUpdate build() {
      return new CaseUpdate(
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
