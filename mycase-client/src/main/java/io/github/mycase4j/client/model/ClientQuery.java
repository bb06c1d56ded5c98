package io.github.mycase4j.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The filters that MyCase has for clients. A filter that is null is left out.
 *
 * <p>Whether MyCase takes a text for the whole or a part, and whether case matters, is not known:
 * use them to narrow, check the rows again, and read all if they find nothing.
 *
 * @param updatedAfter created or updated then or later
 */
public record ClientQuery(
    @Nullable String email,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String cellPhoneNumber,
    @Nullable String workPhoneNumber,
    @Nullable String homePhoneNumber,
    @Nullable Instant updatedAfter) {
  private static final ClientQuery ALL = new ClientQuery(null, null, null, null, null, null, null);

  /** {@return a query without a filter} */
  public static ClientQuery all() {
    return ALL;
  }

  /**
   * {@return a copy for clients with this e-mail address}
   *
   * @param value the e-mail address
   */
  public ClientQuery withEmail(@Nullable String value) {
    return new ClientQuery(
        value,
        firstName,
        lastName,
        cellPhoneNumber,
        workPhoneNumber,
        homePhoneNumber,
        updatedAfter);
  }

  /**
   * {@return a copy for clients with this first name}
   *
   * @param value the first name
   */
  public ClientQuery withFirstName(@Nullable String value) {
    return new ClientQuery(
        email, value, lastName, cellPhoneNumber, workPhoneNumber, homePhoneNumber, updatedAfter);
  }

  /**
   * {@return a copy for clients with this last name}
   *
   * @param value the last name
   */
  public ClientQuery withLastName(@Nullable String value) {
    return new ClientQuery(
        email, firstName, value, cellPhoneNumber, workPhoneNumber, homePhoneNumber, updatedAfter);
  }

  /**
   * {@return a copy for clients with this cell phone number}
   *
   * @param value the cell phone number
   */
  public ClientQuery withCellPhoneNumber(@Nullable String value) {
    return new ClientQuery(
        email, firstName, lastName, value, workPhoneNumber, homePhoneNumber, updatedAfter);
  }

  /**
   * {@return a copy for clients with this work phone number}
   *
   * @param value the work phone number
   */
  public ClientQuery withWorkPhoneNumber(@Nullable String value) {
    return new ClientQuery(
        email, firstName, lastName, cellPhoneNumber, value, homePhoneNumber, updatedAfter);
  }

  /**
   * {@return a copy for clients with this home phone number}
   *
   * @param value the home phone number
   */
  public ClientQuery withHomePhoneNumber(@Nullable String value) {
    return new ClientQuery(
        email, firstName, lastName, cellPhoneNumber, workPhoneNumber, value, updatedAfter);
  }

  /**
   * {@return a copy for clients created or updated at this instant or later}
   *
   * @param value the new value
   */
  public ClientQuery withUpdatedAfter(@Nullable Instant value) {
    return new ClientQuery(
        email, firstName, lastName, cellPhoneNumber, workPhoneNumber, homePhoneNumber, value);
  }

  @Override
  public String toString() {
    return "ClientQuery[updatedAfter=" + updatedAfter + "]";
  }
}
