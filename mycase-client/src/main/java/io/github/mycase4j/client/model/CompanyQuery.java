package io.github.mycase4j.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The filters that MyCase has for companies. A filter that is null is left out.
 *
 * <p>Whether MyCase takes a text for the whole or a part, and whether case matters, is not known:
 * use them to narrow, check the rows again, and read all if they find nothing.
 *
 * @param name the name
 * @param email the e-mail address
 * @param mainPhoneNumber the main telephone number
 * @param faxPhoneNumber the fax number
 * @param updatedAfter created or updated then or later
 */
public record CompanyQuery(
    @Nullable String name,
    @Nullable String email,
    @Nullable String mainPhoneNumber,
    @Nullable String faxPhoneNumber,
    @Nullable Instant updatedAfter) {
  private static final CompanyQuery ALL = new CompanyQuery(null, null, null, null, null);

  /** {@return a query without a filter} */
  public static CompanyQuery all() {
    return ALL;
  }

  /**
   * {@return a copy for companies with this name}
   *
   * @param value the name
   */
  public CompanyQuery withName(@Nullable String value) {
    return new CompanyQuery(value, email, mainPhoneNumber, faxPhoneNumber, updatedAfter);
  }

  /**
   * {@return a copy for companies with this e-mail address}
   *
   * @param value the e-mail address
   */
  public CompanyQuery withEmail(@Nullable String value) {
    return new CompanyQuery(name, value, mainPhoneNumber, faxPhoneNumber, updatedAfter);
  }

  /**
   * {@return a copy for companies with this main phone number}
   *
   * @param value the main phone number
   */
  public CompanyQuery withMainPhoneNumber(@Nullable String value) {
    return new CompanyQuery(name, email, value, faxPhoneNumber, updatedAfter);
  }

  /**
   * {@return a copy for companies with this fax number}
   *
   * @param value the fax number
   */
  public CompanyQuery withFaxPhoneNumber(@Nullable String value) {
    return new CompanyQuery(name, email, mainPhoneNumber, value, updatedAfter);
  }

  /**
   * {@return a copy for companies created or updated at this instant or later}
   *
   * @param value the new value
   */
  public CompanyQuery withUpdatedAfter(@Nullable Instant value) {
    return new CompanyQuery(name, email, mainPhoneNumber, faxPhoneNumber, value);
  }

  @Override
  public String toString() {
    return "CompanyQuery[updatedAfter=" + updatedAfter + "]";
  }
}
