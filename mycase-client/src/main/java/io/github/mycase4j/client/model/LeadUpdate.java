package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a lead. {@link #from} takes over what MyCase requires in every update (first and last
 * name), and each {@code with} method sets a field to change. Nothing else is sent.
 *
 * <p>What was taken over is sent as it was read: if somebody else changed it in the meantime, that
 * change is overwritten. MyCase documents no way to clear a field.
 *
 * <p>Custom field values are never taken over: MyCase would add them once more.
 *
 * @param email the e-mail address
 * @param firstName the first name
 * @param middleInitial the initial of the middle name
 * @param lastName the last name
 * @param address the address
 * @param cellPhoneNumber the cell telephone number
 * @param workPhoneNumber the work telephone number
 * @param homePhoneNumber the home telephone number
 * @param leadDetails the lead details
 * @param birthdate the date of birth
 * @param driversLicenseNumber the number of the driver's license
 * @param driversLicenseState the state of the driver's license
 * @param referralSourceReference the source of the referral
 * @param referredBy who referred the person
 * @param customFieldValues the values of custom fields
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeadUpdate(
    @Nullable String email,
    @Nullable String firstName,
    @Nullable String middleInitial,
    @Nullable String lastName,
    @Nullable Address address,
    @Nullable String cellPhoneNumber,
    @Nullable String workPhoneNumber,
    @Nullable String homePhoneNumber,
    @Nullable String leadDetails,
    @Nullable LocalDate birthdate,
    @Nullable String driversLicenseNumber,
    @Nullable String driversLicenseState,
    @Nullable Ref referralSourceReference,
    @Nullable Ref referredBy,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NewCustomFieldValue> customFieldValues) {

  /**
   * Makes collections unmodifiable.
   *
   * @param email the e-mail address
   * @param firstName the first name
   * @param middleInitial the initial of the middle name
   * @param lastName the last name
   * @param address the address
   * @param cellPhoneNumber the cell telephone number
   * @param workPhoneNumber the work telephone number
   * @param homePhoneNumber the home telephone number
   * @param leadDetails the lead details
   * @param birthdate the date of birth
   * @param driversLicenseNumber the number of the driver's license
   * @param driversLicenseState the state of the driver's license
   * @param referralSourceReference the source of the referral
   * @param referredBy who referred the person
   * @param customFieldValues the values of custom fields
   */
  public LeadUpdate {
    address = address == null ? null : address.bare();
    referralSourceReference =
        referralSourceReference == null ? null : referralSourceReference.bare();
    referredBy = referredBy == null ? null : referredBy.bare();
    customFieldValues = ImmutableCopies.list(customFieldValues);
  }

  /**
   * {@return an update of a lead that changes nothing yet}
   *
   * @param lead the record as MyCase returned it last
   */
  public static LeadUpdate from(Lead lead) {
    return new LeadUpdate(
        null,
        lead.firstName(),
        null,
        lead.lastName(),
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
   * {@return a copy with this e-mail address}
   *
   * @param value the e-mail address
   */
  public LeadUpdate withEmail(String value) {
    return with(draft -> draft.email = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this first name}
   *
   * @param value the first name
   */
  public LeadUpdate withFirstName(String value) {
    return with(draft -> draft.firstName = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this middle name or initial}
   *
   * @param value the middle name or initial
   */
  public LeadUpdate withMiddleInitial(String value) {
    return with(draft -> draft.middleInitial = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this last name}
   *
   * @param value the last name
   */
  public LeadUpdate withLastName(String value) {
    return with(draft -> draft.lastName = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this postal address} Lines that it lacks are sent empty, since MyCase
   * wants all of them.
   *
   * @param value the postal address
   */
  public LeadUpdate withAddress(Address value) {
    return with(draft -> draft.address = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this cell phone number}
   *
   * @param value the cell phone number
   */
  public LeadUpdate withCellPhoneNumber(String value) {
    return with(draft -> draft.cellPhoneNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this work phone number}
   *
   * @param value the work phone number
   */
  public LeadUpdate withWorkPhoneNumber(String value) {
    return with(draft -> draft.workPhoneNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this home phone number}
   *
   * @param value the home phone number
   */
  public LeadUpdate withHomePhoneNumber(String value) {
    return with(draft -> draft.homePhoneNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with these details, which the firm sees and the lead does not}
   *
   * @param value the details
   */
  public LeadUpdate withLeadDetails(String value) {
    return with(draft -> draft.leadDetails = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this date of birth}
   *
   * @param value the date of birth
   */
  public LeadUpdate withBirthdate(LocalDate value) {
    return with(draft -> draft.birthdate = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this driver's license number}
   *
   * @param value the driver's license number
   */
  public LeadUpdate withDriversLicenseNumber(String value) {
    return with(draft -> draft.driversLicenseNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with the state that issued the driver's license}
   *
   * @param value the state that issued the driver's license
   */
  public LeadUpdate withDriversLicenseState(String value) {
    return with(draft -> draft.driversLicenseState = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this referral source}
   *
   * @param referralSourceReferenceId the id of the referral source
   */
  public LeadUpdate withReferralSourceReference(long referralSourceReferenceId) {
    return with(draft -> draft.referralSourceReference = Ref.of(referralSourceReferenceId));
  }

  /**
   * {@return a copy with the client or company that referred the lead} MyCase ignores an id that it
   * does not know.
   *
   * @param referredById the id of the client or company
   */
  public LeadUpdate withReferredBy(long referredById) {
    return with(draft -> draft.referredBy = Ref.of(referredById));
  }

  /**
   * {@return a copy that also sets the value of a custom field} MyCase adds it to the values that
   * are there.
   *
   * @param value the value to add
   */
  public LeadUpdate withCustomFieldValue(NewCustomFieldValue value) {
    return with(draft -> draft.customFieldValues = ImmutableCopies.with(customFieldValues, value));
  }

  @Override
  public String toString() {
    return "LeadUpdate[]";
  }

  private LeadUpdate with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.build();
  }

  /** The components while one of them is replaced. */
  private static final class Draft {
    private @Nullable String email;
    private @Nullable String firstName;
    private @Nullable String middleInitial;
    private @Nullable String lastName;
    private @Nullable Address address;
    private @Nullable String cellPhoneNumber;
    private @Nullable String workPhoneNumber;
    private @Nullable String homePhoneNumber;
    private @Nullable String leadDetails;
    private @Nullable LocalDate birthdate;
    private @Nullable String driversLicenseNumber;
    private @Nullable String driversLicenseState;
    private @Nullable Ref referralSourceReference;
    private @Nullable Ref referredBy;
    private List<NewCustomFieldValue> customFieldValues;

    private Draft(LeadUpdate from) {
      email = from.email;
      firstName = from.firstName;
      middleInitial = from.middleInitial;
      lastName = from.lastName;
      address = from.address;
      cellPhoneNumber = from.cellPhoneNumber;
      workPhoneNumber = from.workPhoneNumber;
      homePhoneNumber = from.homePhoneNumber;
      leadDetails = from.leadDetails;
      birthdate = from.birthdate;
      driversLicenseNumber = from.driversLicenseNumber;
      driversLicenseState = from.driversLicenseState;
      referralSourceReference = from.referralSourceReference;
      referredBy = from.referredBy;
      customFieldValues = from.customFieldValues;
    }

    private LeadUpdate build() {
      return new LeadUpdate(
          email,
          firstName,
          middleInitial,
          lastName,
          address,
          cellPhoneNumber,
          workPhoneNumber,
          homePhoneNumber,
          leadDetails,
          birthdate,
          driversLicenseNumber,
          driversLicenseState,
          referralSourceReference,
          referredBy,
          customFieldValues);
    }
  }
}
