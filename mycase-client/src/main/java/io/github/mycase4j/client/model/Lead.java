package io.github.mycase4j.client.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person who may become a client.
 *
 * @param id MyCase's id
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
 * @param status free text of the firm
 * @param approved whether it was approved
 * @param referralSource deprecated by MyCase in favor of {@code referralSourceReference}
 * @param referralSourceReference the source of the referral
 * @param referredBy who referred the person
 * @param customFieldValues the values of custom fields
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record Lead(
    long id,
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
    @Nullable String status,
    @Nullable Boolean approved,
    @Nullable String referralSource,
    @Nullable Ref referralSourceReference,
    @Nullable Ref referredBy,
    List<CustomFieldValue> customFieldValues,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
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
   * @param status free text of the firm
   * @param approved whether it was approved
   * @param referralSource deprecated by MyCase in favor of {@code referralSourceReference}
   * @param referralSourceReference the source of the referral
   * @param referredBy who referred the person
   * @param customFieldValues the values of custom fields
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public Lead {
    customFieldValues = ImmutableCopies.list(customFieldValues);
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  /** {@return first and last name with a space between, or null when there is neither} */
  public @Nullable String fullName() {
    return FullName.of(firstName, lastName);
  }

  @Override
  public String toString() {
    return "Lead[id=" + id + ", approved=" + approved + "]";
  }
}
