package io.github.mycase4j.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The filters that MyCase has for people: clients and leads. A filter that is null is left out.
 *
 * <p>Whether MyCase takes a text for the whole or a part, and whether case matters, is not known:
 * use them to narrow, check the rows again, and read all if they find nothing.
 *
 * @param email the e-mail address
 * @param firstName the first name
 * @param lastName the last name
 * @param cellPhoneNumber the cell telephone number
 * @param workPhoneNumber the work telephone number
 * @param homePhoneNumber the home telephone number
 * @param updatedAfter created or updated then or later
 */
public record PersonQuery(
    @Nullable String email,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String cellPhoneNumber,
    @Nullable String workPhoneNumber,
    @Nullable String homePhoneNumber,
    @Nullable Instant updatedAfter) {
  private static final PersonQuery ALL = new PersonQuery(null, null, null, null, null, null, null);

  /** {@return a query without a filter} */
  public static PersonQuery all() {
    return ALL;
  }

  /**
   * {@return a copy for people with this e-mail address}
   *
   * @param value the e-mail address
   */
  public PersonQuery withEmail(@Nullable String value) {
    return new PersonQuery(
        value,
        firstName,
        lastName,
        cellPhoneNumber,
        workPhoneNumber,
        homePhoneNumber,
        updatedAfter);
  }

  /**
   * {@return a copy for people with this first name}
   *
   * @param value the first name
   */
  public PersonQuery withFirstName(@Nullable String value) {
    return new PersonQuery(
        email, value, lastName, cellPhoneNumber, workPhoneNumber, homePhoneNumber, updatedAfter);
  }

  /**
   * {@return a copy for people with this last name}
   *
   * @param value the last name
   */
  public PersonQuery withLastName(@Nullable String value) {
    return new PersonQuery(
        email, firstName, value, cellPhoneNumber, workPhoneNumber, homePhoneNumber, updatedAfter);
  }

  /**
   * {@return a copy for people with this cell phone number}
   *
   * @param value the cell phone number
   */
  public PersonQuery withCellPhoneNumber(@Nullable String value) {
    return new PersonQuery(
        email, firstName, lastName, value, workPhoneNumber, homePhoneNumber, updatedAfter);
  }

  /**
   * {@return a copy for people with this work phone number}
   *
   * @param value the work phone number
   */
  public PersonQuery withWorkPhoneNumber(@Nullable String value) {
    return new PersonQuery(
        email, firstName, lastName, cellPhoneNumber, value, homePhoneNumber, updatedAfter);
  }

  /**
   * {@return a copy for people with this home phone number}
   *
   * @param value the home phone number
   */
  public PersonQuery withHomePhoneNumber(@Nullable String value) {
    return new PersonQuery(
        email, firstName, lastName, cellPhoneNumber, workPhoneNumber, value, updatedAfter);
  }

  /**
   * {@return a copy for people created or updated at this instant or later}
   *
   * @param value the earliest time; null for no filter
   */
  public PersonQuery withUpdatedAfter(@Nullable Instant value) {
    return new PersonQuery(
        email, firstName, lastName, cellPhoneNumber, workPhoneNumber, homePhoneNumber, value);
  }

  @Override
  public String toString() {
    return "PersonQuery[updatedAfter=" + updatedAfter + "]";
  }
}
