package io.github.mycase4j.client.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A company that the firm has as a contact, with the clients that belong to it.
 *
 * @param id MyCase's id
 * @param name the name
 * @param email the e-mail address
 * @param website the address of the website
 * @param mainPhoneNumber the main telephone number
 * @param faxPhoneNumber the fax number
 * @param address the address
 * @param notes the notes
 * @param cases the cases
 * @param clients the clients
 * @param customFieldValues the values of custom fields
 * @param archived whether it is archived
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record Company(
    long id,
    @Nullable String name,
    @Nullable String email,
    @Nullable String website,
    @Nullable String mainPhoneNumber,
    @Nullable String faxPhoneNumber,
    @Nullable Address address,
    @Nullable String notes,
    List<Ref> cases,
    List<Ref> clients,
    List<CustomFieldValue> customFieldValues,
    @Nullable Boolean archived,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param name the name
   * @param email the e-mail address
   * @param website the address of the website
   * @param mainPhoneNumber the main telephone number
   * @param faxPhoneNumber the fax number
   * @param address the address
   * @param notes the notes
   * @param cases the cases
   * @param clients the clients
   * @param customFieldValues the values of custom fields
   * @param archived whether it is archived
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public Company {
    cases = ImmutableCopies.list(cases);
    clients = ImmutableCopies.list(clients);
    customFieldValues = ImmutableCopies.list(customFieldValues);
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "Company[id=" + id + ", archived=" + archived + "]";
  }
}
