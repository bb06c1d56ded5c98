package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client (a person) to create. First and last name are required.
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
public record NewClient(
    @Nullable String email,
    String firstName,
    @Nullable String middleName,
    String lastName,
    @Nullable Address address,
    @Nullable String cellPhoneNumber,
    @Nullable String workPhoneNumber,
    @Nullable String homePhoneNumber,
    @Nullable String faxPhoneNumber,
    @Nullable LocalDate birthdate,
    @Nullable String notes,
    @Nullable Ref peopleGroup,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Ref> cases,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NewCustomFieldValue> customFieldValues) {

  /**
   * Checks the components and makes collections unmodifiable.
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
  public NewClient {
    Objects.requireNonNull(firstName, "firstName");
    Objects.requireNonNull(lastName, "lastName");
    address = address == null ? null : address.bare();
    peopleGroup = peopleGroup == null ? null : peopleGroup.bare();
    cases = ImmutableCopies.bare(cases);
    customFieldValues = ImmutableCopies.list(customFieldValues);
  }

  /**
   * {@return a client with what MyCase requires}
   *
   * @param firstName the first name
   * @param lastName the last name
   */
  public static NewClient of(String firstName, String lastName) {
    return new NewClient(
        null, firstName, null, lastName, null, null, null, null, null, null, null, null, List.of(),
        List.of());
  }

  /**
   * {@return a copy with this e-mail address}
   *
   * @param value the e-mail address
   */
  public NewClient withEmail(String value) {
    return with(draft -> draft.email = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this first name}
   *
   * @param value the first name
   */
  public NewClient withFirstName(String value) {
    return with(draft -> draft.firstName = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this middle name or initial}
   *
   * @param value the middle name or initial
   */
  public NewClient withMiddleName(String value) {
    return with(draft -> draft.middleName = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this last name}
   *
   * @param value the last name
   */
  public NewClient withLastName(String value) {
    return with(draft -> draft.lastName = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this postal address} Lines that it lacks are sent empty, since MyCase
   * wants all of them.
   *
   * @param value the postal address
   */
  public NewClient withAddress(Address value) {
    return with(draft -> draft.address = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this cell phone number}
   *
   * @param value the cell phone number
   */
  public NewClient withCellPhoneNumber(String value) {
    return with(draft -> draft.cellPhoneNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this work phone number}
   *
   * @param value the work phone number
   */
  public NewClient withWorkPhoneNumber(String value) {
    return with(draft -> draft.workPhoneNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this home phone number}
   *
   * @param value the home phone number
   */
  public NewClient withHomePhoneNumber(String value) {
    return with(draft -> draft.homePhoneNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this fax number}
   *
   * @param value the fax number
   */
  public NewClient withFaxPhoneNumber(String value) {
    return with(draft -> draft.faxPhoneNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this date of birth}
   *
   * @param value the date of birth
   */
  public NewClient withBirthdate(LocalDate value) {
    return with(draft -> draft.birthdate = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with these notes, which the firm sees and the client does not}
   *
   * @param value the notes
   */
  public NewClient withNotes(String value) {
    return with(draft -> draft.notes = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this people group}
   *
   * @param peopleGroupId the id of the people group
   */
  public NewClient withPeopleGroup(long peopleGroupId) {
    return with(draft -> draft.peopleGroup = Ref.of(peopleGroupId));
  }

  /**
   * {@return a copy with these cases}
   *
   * @param caseIds the ids of the cases
   */
  public NewClient withCases(List<Long> caseIds) {
    return with(draft -> draft.cases = Ref.all(caseIds));
  }

  @Override
  public String toString() {
    return "NewClient[]";
  }

  private NewClient with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.build();
  }

  /** The components while one of them is replaced. */
  private static final class Draft {
    private @Nullable String email;
    private String firstName;
    private @Nullable String middleName;
    private String lastName;
    private @Nullable Address address;
    private @Nullable String cellPhoneNumber;
    private @Nullable String workPhoneNumber;
    private @Nullable String homePhoneNumber;
    private @Nullable String faxPhoneNumber;
    private @Nullable LocalDate birthdate;
    private @Nullable String notes;
    private @Nullable Ref peopleGroup;
    private List<Ref> cases;
    private List<NewCustomFieldValue> customFieldValues;

    private Draft(NewClient from) {
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

    private NewClient build() {
      return new NewClient(
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
