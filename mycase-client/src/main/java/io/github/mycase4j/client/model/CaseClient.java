package io.github.mycase4j.client.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client as a case names it. MyCase sends only the id unless more fields were requested.
 *
 * @param id MyCase's id
 * @param firstName the first name
 * @param middleInitial deprecated by MyCase in favor of {@code middleName}
 * @param middleName the middle name
 * @param lastName the last name
 * @param email the e-mail address
 * @param cellPhoneNumber the cell telephone number
 * @param workPhoneNumber the work telephone number
 * @param homePhoneNumber the home telephone number
 * @param faxPhoneNumber the fax number
 * @param contactGroup deprecated by MyCase
 * @param birthdate the date of birth
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record CaseClient(
    long id,
    @Nullable String firstName,
    @Nullable String middleInitial,
    @Nullable String middleName,
    @Nullable String lastName,
    @Nullable String email,
    @Nullable String cellPhoneNumber,
    @Nullable String workPhoneNumber,
    @Nullable String homePhoneNumber,
    @Nullable String faxPhoneNumber,
    @Nullable String contactGroup,
    @Nullable LocalDate birthdate,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param firstName the first name
   * @param middleInitial deprecated by MyCase in favor of {@code middleName}
   * @param middleName the middle name
   * @param lastName the last name
   * @param email the e-mail address
   * @param cellPhoneNumber the cell telephone number
   * @param workPhoneNumber the work telephone number
   * @param homePhoneNumber the home telephone number
   * @param faxPhoneNumber the fax number
   * @param contactGroup deprecated by MyCase
   * @param birthdate the date of birth
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public CaseClient {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  /** {@return first and last name with a space between, or null when there is neither} */
  public @Nullable String fullName() {
    return FullName.of(firstName, lastName);
  }

  /**
   * {@return a copy with the fields of the client itself}
   *
   * @param client the client with this id
   */
  public CaseClient filledFrom(Client client) {
    return new CaseClient(
        id,
        client.firstName(),
        client.middleInitial(),
        client.middleName(),
        client.lastName(),
        client.email(),
        client.cellPhoneNumber(),
        client.workPhoneNumber(),
        client.homePhoneNumber(),
        client.faxPhoneNumber(),
        client.contactGroup(),
        client.birthdate(),
        client.createdAt(),
        client.updatedAt(),
        additionalProperties);
  }

  @Override
  public String toString() {
    return "CaseClient[id=" + id + "]";
  }
}
