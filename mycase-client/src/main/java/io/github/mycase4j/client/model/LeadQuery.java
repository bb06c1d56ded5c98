package io.github.mycase4j.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The filters that MyCase has for leads. A filter that is null is left out.
 *
 * <p>Whether MyCase takes a text for the whole or a part, and whether case matters, is not known:
 * use them to narrow, look at the rows again, and read all where they find nothing.
 *
 * @param updatedAfter created or updated then or later
 */
public record LeadQuery(
    @Nullable String email,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String cellPhoneNumber,
    @Nullable String workPhoneNumber,
    @Nullable String homePhoneNumber,
    @Nullable Instant updatedAfter) {
  private static final LeadQuery ALL = new LeadQuery(null, null, null, null, null, null, null);

  /** Returns a query without a filter. */
  public static LeadQuery all() {
    return ALL;
  }

  /** Returns the same for leads with this e-mail address. */
  public LeadQuery withEmail(@Nullable String value) {
    return new LeadQuery(
        value,
        firstName,
        lastName,
        cellPhoneNumber,
        workPhoneNumber,
        homePhoneNumber,
        updatedAfter);
  }

  /** Returns the same for leads with this first name. */
  public LeadQuery withFirstName(@Nullable String value) {
    return new LeadQuery(
        email, value, lastName, cellPhoneNumber, workPhoneNumber, homePhoneNumber, updatedAfter);
  }

  /** Returns the same for leads with this last name. */
  public LeadQuery withLastName(@Nullable String value) {
    return new LeadQuery(
        email, firstName, value, cellPhoneNumber, workPhoneNumber, homePhoneNumber, updatedAfter);
  }

  /** Returns the same for leads with this cell phone number. */
  public LeadQuery withCellPhoneNumber(@Nullable String value) {
    return new LeadQuery(
        email, firstName, lastName, value, workPhoneNumber, homePhoneNumber, updatedAfter);
  }

  /** Returns the same for leads with this work phone number. */
  public LeadQuery withWorkPhoneNumber(@Nullable String value) {
    return new LeadQuery(
        email, firstName, lastName, cellPhoneNumber, value, homePhoneNumber, updatedAfter);
  }

  /** Returns the same for leads with this home phone number. */
  public LeadQuery withHomePhoneNumber(@Nullable String value) {
    return new LeadQuery(
        email, firstName, lastName, cellPhoneNumber, workPhoneNumber, value, updatedAfter);
  }

  /** Returns the same for leads created or updated at this instant or later. */
  public LeadQuery withUpdatedAfter(@Nullable Instant value) {
    return new LeadQuery(
        email, firstName, lastName, cellPhoneNumber, workPhoneNumber, homePhoneNumber, value);
  }

  @Override
  public String toString() {
    return "LeadQuery[updatedAfter=" + updatedAfter + "]";
  }
}
