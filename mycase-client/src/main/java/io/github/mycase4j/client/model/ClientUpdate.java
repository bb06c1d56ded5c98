package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a client. {@link #from} takes over what MyCase requires in every update (first and
 * last name), and each {@code with} method sets a field to change. Nothing else is sent.
 *
 * <p>What was taken over is sent as it was read: if somebody else changed it in the meantime, that
 * change is overwritten. MyCase documents no way to clear a field.
 *
 * <p>Custom field values are never taken over: MyCase would add them once more.
 *
 * @param email the e-mail address
 * @param firstName the first name
 * @param middleName the middle name
 * @param lastName the last name
 * @param address the address
 * @param cellPhoneNumber the cell telephone number
 * @param workPhoneNumber the work telephone number
 * @param homePhoneNumber the home telephone number
 * @param faxPhoneNumber the fax number
 * @param birthdate the date of birth
 * @param notes the notes
 * @param peopleGroup the people group
 * @param cases the cases
 * @param customFieldValues the values of custom fields
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientUpdate(
    @Nullable String email,
    @Nullable String firstName,
    @Nullable String middleName,
    @Nullable String lastName,
    @Nullable Address address,
    @Nullable String cellPhoneNumber,
    @Nullable String workPhoneNumber,
    @Nullable String homePhoneNumber,
    @Nullable String faxPhoneNumber,
    @Nullable LocalDate birthdate,
    @Nullable String notes,
    @Nullable Ref peopleGroup,
    @Nullable List<Ref> cases,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NewCustomFieldValue> customFieldValues) {

  /**
   * Makes collections unmodifiable.
   *
   * @param email the e-mail address
   * @param firstName the first name
   * @param middleName the middle name
   * @param lastName the last name
   * @param address the address
   * @param cellPhoneNumber the cell telephone number
   * @param workPhoneNumber the work telephone number
   * @param homePhoneNumber the home telephone number
   * @param faxPhoneNumber the fax number
   * @param birthdate the date of birth
   * @param notes the notes
   * @param peopleGroup the people group
   * @param cases the cases
   * @param customFieldValues the values of custom fields
   */
  public ClientUpdate {
    address = address == null ? null : address.bare();
    peopleGroup = peopleGroup == null ? null : peopleGroup.bare();
    cases = cases == null ? null : ImmutableCopies.bare(cases);
    customFieldValues = ImmutableCopies.list(customFieldValues);
  }

  /**
   * {@return an update of a client that changes nothing yet}
   *
   * @param client the record as MyCase returned it last
   */
  public static ClientUpdate from(Client client) {
    return new ClientUpdate(
        null,
        client.firstName(),
        null,
        client.lastName(),
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
  public ClientUpdate withEmail(String value) {
    return with(draft -> draft.email = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this first name}
   *
   * @param value the first name
   */
  public ClientUpdate withFirstName(String value) {
    return with(draft -> draft.firstName = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this middle name or initial}
   *
   * @param value the middle name or initial
   */
  public ClientUpdate withMiddleName(String value) {
    return with(draft -> draft.middleName = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this last name}
   *
   * @param value the last name
   */
  public ClientUpdate withLastName(String value) {
    return with(draft -> draft.lastName = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this postal address} Lines that it lacks are sent empty, since MyCase
   * wants all of them.
   *
   * @param value the postal address
   */
  public ClientUpdate withAddress(Address value) {
    return with(draft -> draft.address = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this cell phone number}
   *
   * @param value the cell phone number
   */
  public ClientUpdate withCellPhoneNumber(String value) {
    return with(draft -> draft.cellPhoneNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this work phone number}
   *
   * @param value the work phone number
   */
  public ClientUpdate withWorkPhoneNumber(String value) {
    return with(draft -> draft.workPhoneNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this home phone number}
   *
   * @param value the home phone number
   */
  public ClientUpdate withHomePhoneNumber(String value) {
    return with(draft -> draft.homePhoneNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this fax number}
   *
   * @param value the fax number
   */
  public ClientUpdate withFaxPhoneNumber(String value) {
    return with(draft -> draft.faxPhoneNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this date of birth}
   *
   * @param value the date of birth
   */
  public ClientUpdate withBirthdate(LocalDate value) {
    return with(draft -> draft.birthdate = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with these notes, which the firm sees and the client does not}
   *
   * @param value the notes
   */
  public ClientUpdate withNotes(String value) {
    return with(draft -> draft.notes = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this people group}
   *
   * @param peopleGroupId the id of the people group
   */
  public ClientUpdate withPeopleGroup(long peopleGroupId) {
    return with(draft -> draft.peopleGroup = Ref.of(peopleGroupId));
  }

  /**
   * {@return a copy with these cases; whether they replace the present ones is not documented}
   *
   * @param caseIds the ids of the cases
   */
  public ClientUpdate withCases(List<Long> caseIds) {
    return with(draft -> draft.cases = Ref.all(caseIds));
  }

  /**
   * {@return a copy that also sets the value of a custom field} MyCase adds it to the values that
   * are there.
   *
   * @param value the value to add
   */
  public ClientUpdate withCustomFieldValue(NewCustomFieldValue value) {
    return with(draft -> draft.customFieldValues = ImmutableCopies.with(customFieldValues, value));
  }

  @Override
  public String toString() {
    return "ClientUpdate[]";
  }

  private ClientUpdate with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.build();
  }

  /** The components while one of them is replaced. */
  private static final class Draft {
    private @Nullable String email;
    private @Nullable String firstName;
    private @Nullable String middleName;
    private @Nullable String lastName;
    private @Nullable Address address;
    private @Nullable String cellPhoneNumber;
    private @Nullable String workPhoneNumber;
    private @Nullable String homePhoneNumber;
    private @Nullable String faxPhoneNumber;
    private @Nullable LocalDate birthdate;
    private @Nullable String notes;
    private @Nullable Ref peopleGroup;
    private @Nullable List<Ref> cases;
    private List<NewCustomFieldValue> customFieldValues;

    private Draft(ClientUpdate from) {
      email = from.email;
      firstName = from.firstName;
      middleName = from.middleName;
      lastName = from.lastName;
      address = from.address;
      cellPhoneNumber = from.cellPhoneNumber;
      workPhoneNumber = from.workPhoneNumber;
      homePhoneNumber = from.homePhoneNumber;
      faxPhoneNumber = from.faxPhoneNumber;
      birthdate = from.birthdate;
      notes = from.notes;
      peopleGroup = from.peopleGroup;
      cases = from.cases;
      customFieldValues = from.customFieldValues;
    }

    private ClientUpdate build() {
      return new ClientUpdate(
          email,
          firstName,
          middleName,
          lastName,
          address,
          cellPhoneNumber,
          workPhoneNumber,
          homePhoneNumber,
          faxPhoneNumber,
          birthdate,
          notes,
          peopleGroup,
          cases,
          customFieldValues);
    }
  }
}
