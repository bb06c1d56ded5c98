package io.github.mycase4j.client.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member of the firm's staff; also who the login belongs to.
 *
 * @param type free text, such as {@code Attorney}
 * @param defaultHourlyRate dollars an hour
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
