package io.github.mycase4j.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The filters that MyCase has for cases, and what to ask for of each case.
 *
 * @param status open or closed; null for both
 * @param updatedAfter created or updated then or later; null for any time
 * @param fields what to ask for beyond MyCase's default
 */
public record CaseQuery(
    @Nullable CaseStatus status, @Nullable Instant updatedAfter, CaseFields fields) {
  private static final CaseQuery ALL = new CaseQuery(null, null, CaseFields.defaults());

  /** {@return a query without a filter} */
  public static CaseQuery all() {
    return ALL;
  }

  /**
   * {@return a copy for cases of this status}
   *
   * @param value the status
   */
  public CaseQuery withStatus(@Nullable CaseStatus value) {
    return new CaseQuery(value, updatedAfter, fields);
  }

  /**
   * {@return a copy for cases created or updated at this instant or later}
   *
   * @param instant a point in time; null for any time
   */
  public CaseQuery withUpdatedAfter(@Nullable Instant instant) {
    return new CaseQuery(status, instant, fields);
  }

  /**
   * {@return a copy that asks for these fields of the clients of each case (MyCase's {@code
   * field[client]}), so that no request for each client is needed} Without them {@link
   * LegalCase#clients} has ids alone.
   *
   * <p>A requested field that is null has no value in MyCase, or the client no longer exists: a
   * client without any of the fields is read by itself. If that concerns more than 20 clients of a
   * list, MyCase has not understood the request, and reading the list fails with a {@link
   * io.github.mycase4j.client.error.MalformedResponseException}.
   *
   * @param clientFields the fields; none for the id alone
   */
  public CaseQuery withClientFields(ClientField... clientFields) {
    return new CaseQuery(status, updatedAfter, fields.withClientFields(clientFields));
  }

  /**
   * {@return a copy that asks for the first and last name of the clients of each case, which {@link
   * CaseClient#fullName} is made of}
   */
  public CaseQuery withClientNames() {
    return withClientFields(ClientField.FIRST_NAME, ClientField.LAST_NAME);
  }

  /**
   * {@return a copy that asks for the type of each custom field of which a case has a value
   * (MyCase's {@code field[custom_field]}), or does not}
   *
   * @param types true to ask for them
   */
  public CaseQuery withCustomFieldTypes(boolean types) {
    return new CaseQuery(status, updatedAfter, fields.withCustomFieldTypes(types));
  }
}
