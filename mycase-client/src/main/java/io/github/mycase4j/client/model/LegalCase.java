package io.github.mycase4j.client.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case (matter) of the firm.
 *
 * <p>Stage and practice area are the names that the firm gave them; a stage can contradict the
 * status. MyCase's deprecated {@code contacts}, a twin of {@code clients}, is among the other
 * fields.
 *
 * @param id MyCase's id
 * @param name the name
 * @param caseNumber the case number
 * @param description the description
 * @param openedDate the day the case was opened
 * @param closedDate the day the case was closed
 * @param solDate the day the statute of limitations ends
 * @param practiceArea the practice area
 * @param caseStage the case stage
 * @param status the status
 * @param outstandingBalance dollars, as MyCase calculates it
 * @param billingContact the billing contact
 * @param billingType the billing type
 * @param clients the clients
 * @param companies the companies
 * @param staff the staff members
 * @param customFieldValues the values of custom fields
 * @param office the office
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record LegalCase(
    long id,
    @Nullable String name,
    @Nullable String caseNumber,
    @Nullable String description,
    @Nullable LocalDate openedDate,
    @Nullable LocalDate closedDate,
    @Nullable LocalDate solDate,
    @Nullable String practiceArea,
    @Nullable String caseStage,
    @Nullable CaseStatus status,
    @Nullable BigDecimal outstandingBalance,
    @Nullable Ref billingContact,
    @Nullable BillingType billingType,
    List<CaseClient> clients,
    List<Ref> companies,
    List<CaseStaff> staff,
    List<CustomFieldValue> customFieldValues,
    @Nullable Office office,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param name the name
   * @param caseNumber the case number
   * @param description the description
   * @param openedDate the day the case was opened
   * @param closedDate the day the case was closed
   * @param solDate the day the statute of limitations ends
   * @param practiceArea the practice area
   * @param caseStage the case stage
   * @param status the status
   * @param outstandingBalance dollars, as MyCase calculates it
   * @param billingContact the billing contact
   * @param billingType the billing type
   * @param clients the clients
   * @param companies the companies
   * @param staff the staff members
   * @param customFieldValues the values of custom fields
   * @param office the office
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public LegalCase {
    clients = ImmutableCopies.list(clients);
    companies = ImmutableCopies.list(companies);
    staff = ImmutableCopies.list(staff);
    customFieldValues = ImmutableCopies.list(customFieldValues);
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  /**
   * {@return a copy with these clients, such as with their names}
   *
   * @param others the clients
   */
  public LegalCase withClients(List<CaseClient> others) {
    return new LegalCase(
        id,
        name,
        caseNumber,
        description,
        openedDate,
        closedDate,
        solDate,
        practiceArea,
        caseStage,
        status,
        outstandingBalance,
        billingContact,
        billingType,
        others,
        companies,
        staff,
        customFieldValues,
        office,
        createdAt,
        updatedAt,
        additionalProperties);
  }

  @Override
  public String toString() {
    return "LegalCase[id=" + id + ", status=" + status + "]";
  }
}
