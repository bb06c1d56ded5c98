package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a company. {@link #from} takes over what MyCase requires in every update (the name),
 * and each {@code with} method sets a field to change. Nothing else is sent.
 *
 * <p>What was taken over is sent as it was read: if somebody else changed it in the meantime, that
 * change is overwritten. MyCase documents no way to clear a field.
 *
 * <p>Custom field values are never taken over: MyCase would add them once more.
 *
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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CompanyUpdate(
    @Nullable String name,
    @Nullable String email,
    @Nullable String website,
    @Nullable String mainPhoneNumber,
    @Nullable String faxPhoneNumber,
    @Nullable Address address,
    @Nullable String notes,
    @Nullable List<Ref> cases,
    @Nullable List<Ref> clients,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NewCustomFieldValue> customFieldValues) {

  /**
   * Makes collections unmodifiable.
   *
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
   */
  public CompanyUpdate {
    address = address == null ? null : address.bare();
    cases = cases == null ? null : ImmutableCopies.bare(cases);
    clients = clients == null ? null : ImmutableCopies.bare(clients);
    customFieldValues = ImmutableCopies.list(customFieldValues);
  }

  /**
   * {@return an update of a company that changes nothing yet}
   *
   * @param company the record as MyCase returned it last
   */
  public static CompanyUpdate from(Company company) {
    return new CompanyUpdate(
        company.name(), null, null, null, null, null, null, null, null, List.of());
  }

  /**
   * {@return a copy with this name}
   *
   * @param value the name
   */
  public CompanyUpdate withName(String value) {
    return with(draft -> draft.name = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this e-mail address}
   *
   * @param value the e-mail address
   */
  public CompanyUpdate withEmail(String value) {
    return with(draft -> draft.email = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this website}
   *
   * @param value the website
   */
  public CompanyUpdate withWebsite(String value) {
    return with(draft -> draft.website = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this main phone number}
   *
   * @param value the main phone number
   */
  public CompanyUpdate withMainPhoneNumber(String value) {
    return with(draft -> draft.mainPhoneNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this fax number}
   *
   * @param value the fax number
   */
  public CompanyUpdate withFaxPhoneNumber(String value) {
    return with(draft -> draft.faxPhoneNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this postal address} Lines that it lacks are sent empty, since MyCase
   * wants all of them.
   *
   * @param value the postal address
   */
  public CompanyUpdate withAddress(Address value) {
    return with(draft -> draft.address = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with these notes}
   *
   * @param value the notes
   */
  public CompanyUpdate withNotes(String value) {
    return with(draft -> draft.notes = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with these cases; whether they replace the present ones is not documented}
   *
   * @param caseIds the ids of the cases
   */
  public CompanyUpdate withCases(List<Long> caseIds) {
    return with(draft -> draft.cases = Ref.all(caseIds));
  }

  /**
   * {@return a copy with these clients; whether they replace the present ones is not documented}
   *
   * @param clientIds the ids of the clients
   */
  public CompanyUpdate withClients(List<Long> clientIds) {
    return with(draft -> draft.clients = Ref.all(clientIds));
  }

  /**
   * {@return a copy that also sets the value of a custom field} MyCase adds it to the values that
   * are there.
   *
   * @param value the value to add
   */
  public CompanyUpdate withCustomFieldValue(NewCustomFieldValue value) {
    return with(draft -> draft.customFieldValues = ImmutableCopies.with(customFieldValues, value));
  }

  @Override
  public String toString() {
    return "CompanyUpdate[]";
  }

  private CompanyUpdate with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.build();
  }

  /** The components while one of them is replaced. */
  private static final class Draft {
    private @Nullable String name;
    private @Nullable String email;
    private @Nullable String website;
    private @Nullable String mainPhoneNumber;
    private @Nullable String faxPhoneNumber;
    private @Nullable Address address;
    private @Nullable String notes;
    private @Nullable List<Ref> cases;
    private @Nullable List<Ref> clients;
    private List<NewCustomFieldValue> customFieldValues;

    private Draft(CompanyUpdate from) {
      name = from.name;
      email = from.email;
      website = from.website;
      mainPhoneNumber = from.mainPhoneNumber;
      faxPhoneNumber = from.faxPhoneNumber;
      address = from.address;
      notes = from.notes;
      cases = from.cases;
      clients = from.clients;
      customFieldValues = from.customFieldValues;
    }

    private CompanyUpdate build() {
      return new CompanyUpdate(
          name,
          email,
          website,
          mainPhoneNumber,
          faxPhoneNumber,
          address,
          notes,
          cases,
          clients,
          customFieldValues);
    }
  }
}
