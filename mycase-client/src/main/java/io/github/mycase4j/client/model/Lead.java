package io.github.mycase4j.client.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person who may become a client.
 *
 * @param status free text of the firm
 * @param referralSource deprecated by MyCase for {@code referralSourceReference}
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
