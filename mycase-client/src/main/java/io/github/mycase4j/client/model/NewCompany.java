package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A company to create. The name is required.
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
public record NewCompany(
    String name,
    @Nullable String email,
    @Nullable String website,
    @Nullable String mainPhoneNumber,
    @Nullable String faxPhoneNumber,
    @Nullable Address address,
    @Nullable String notes,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Ref> cases,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Ref> clients,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NewCustomFieldValue> customFieldValues) {

  /**
   * Checks the components and makes collections unmodifiable.
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
  public NewCompany {
    Objects.requireNonNull(name, "name");
    address = address == null ? null : address.bare();
    cases = ImmutableCopies.bare(cases);
    clients = ImmutableCopies.bare(clients);
    customFieldValues = ImmutableCopies.list(customFieldValues);
  }

  /**
   * {@return a company with what MyCase requires}
   *
   * @param name the name
   */
  public static NewCompany of(String name) {
    return new NewCompany(
        name, null, null, null, null, null, null, List.of(), List.of(), List.of());
  }

  /**
   * {@return a copy with this name}
   *
   * @param value the name
   */
  public NewCompany withName(String value) {
    return with(draft -> draft.name = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this e-mail address}
   *
   * @param value the e-mail address
   */
  public NewCompany withEmail(String value) {
    return with(draft -> draft.email = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this website}
   *
   * @param value the website
   */
  public NewCompany withWebsite(String value) {
    return with(draft -> draft.website = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this main phone number}
   *
   * @param value the main phone number
   */
  public NewCompany withMainPhoneNumber(String value) {
    return with(draft -> draft.mainPhoneNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this fax number}
   *
   * @param value the fax number
   */
  public NewCompany withFaxPhoneNumber(String value) {
    return with(draft -> draft.faxPhoneNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this postal address} Lines that it lacks are sent empty, since MyCase
   * wants all of them.
   *
   * @param value the postal address
   */
  public NewCompany withAddress(Address value) {
    return with(draft -> draft.address = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with these notes}
   *
   * @param value the notes
   */
  public NewCompany withNotes(String value) {
    return with(draft -> draft.notes = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with these cases}
   *
   * @param caseIds the ids of the cases
   */
  public NewCompany withCases(List<Long> caseIds) {
    return with(draft -> draft.cases = Ref.all(caseIds));
  }

  /**
   * {@return a copy with these clients}
   *
   * @param clientIds the ids of the clients
   */
  public NewCompany withClients(List<Long> clientIds) {
    return with(draft -> draft.clients = Ref.all(clientIds));
  }

  @Override
  public String toString() {
    return "NewCompany[]";
  }

  private NewCompany with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.build();
  }

  /** The components while one of them is replaced. */
  private static final class Draft {
    private String name;
    private @Nullable String email;
    private @Nullable String website;
    private @Nullable String mainPhoneNumber;
    private @Nullable String faxPhoneNumber;
    private @Nullable Address address;
    private @Nullable String notes;
    private List<Ref> cases;
    private List<Ref> clients;
    private List<NewCustomFieldValue> customFieldValues;

    private Draft(NewCompany from) {
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

    private NewCompany build() {
      return new NewCompany(
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
