package io.github.mycase4j.client.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member of the firm's staff; also who the login belongs to.
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
 * @param type free text, such as {@code Attorney}
 * @param title the title
 * @param active whether the person can log in
 * @param defaultHourlyRate dollars an hour
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record StaffMember(
    long id,
    @Nullable String email,
    @Nullable String firstName,
    @Nullable String middleInitial,
    @Nullable String lastName,
    @Nullable Address address,
    @Nullable String cellPhoneNumber,
    @Nullable String workPhoneNumber,
    @Nullable String homePhoneNumber,
    @Nullable String type,
    @Nullable String title,
    @Nullable Boolean active,
    @Nullable BigDecimal defaultHourlyRate,
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
   * @param type free text, such as {@code Attorney}
   * @param title the title
   * @param active whether the person can log in
   * @param defaultHourlyRate dollars an hour
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public StaffMember {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  /** {@return first and last name with a space between, or null when there is neither} */
  public @Nullable String fullName() {
    return FullName.of(firstName, lastName);
  }

  @Override
  public String toString() {
    return "StaffMember[id=" + id + ", active=" + active + "]";
  }
}
