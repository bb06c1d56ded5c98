package io.github.mycase4j.client.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client of the firm: a person.
 *
 * @param id MyCase's id
 * @param email the e-mail address
 * @param firstName the first name
 * @param middleInitial deprecated by MyCase in favor of {@code middleName}
 * @param middleName the middle name
 * @param lastName the last name
 * @param address the address
 * @param cellPhoneNumber the cell telephone number
 * @param workPhoneNumber the work telephone number
 * @param homePhoneNumber the home telephone number
 * @param faxPhoneNumber the fax number
 * @param contactGroup deprecated by MyCase in favor of {@code peopleGroup}
 * @param peopleGroup the people group
 * @param notes seen by the firm, not by the client
 * @param birthdate the date of birth
 * @param archived whether it is archived
 * @param cases the cases
 * @param customFieldValues the values of custom fields
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record Client(
    long id,
    @Nullable String email,
    @Nullable String firstName,
    @Nullable String middleInitial,
    @Nullable String middleName,
    @Nullable String lastName,
    @Nullable Address address,
    @Nullable String cellPhoneNumber,
    @Nullable String workPhoneNumber,
    @Nullable String homePhoneNumber,
    @Nullable String faxPhoneNumber,
    @Nullable String contactGroup,
    @Nullable Ref peopleGroup,
    @Nullable String notes,
    @Nullable LocalDate birthdate,
    @Nullable Boolean archived,
    List<Ref> cases,
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
   * @param middleInitial deprecated by MyCase in favor of {@code middleName}
   * @param middleName the middle name
   * @param lastName the last name
   * @param address the address
   * @param cellPhoneNumber the cell telephone number
   * @param workPhoneNumber the work telephone number
   * @param homePhoneNumber the home telephone number
   * @param faxPhoneNumber the fax number
   * @param contactGroup deprecated by MyCase in favor of {@code peopleGroup}
   * @param peopleGroup the people group
   * @param notes seen by the firm, not by the client
   * @param birthdate the date of birth
   * @param archived whether it is archived
   * @param cases the cases
   * @param customFieldValues the values of custom fields
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public Client {
    cases = ImmutableCopies.list(cases);
    customFieldValues = ImmutableCopies.list(customFieldValues);
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  /** {@return first and last name with a space between, or null when there is neither} */
  public @Nullable String fullName() {
    return FullName.of(firstName, lastName);
  }

  @Override
  public String toString() {
    return "Client[id=" + id + ", archived=" + archived + "]";
  }
}
