package io.github.mycase4j.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The filters that MyCase has for invoices.
 *
 * @param onlyOnlinePayments whether to leave out the invoices that do not allow online payments
 * @param updatedAfter created or updated then or later; null for any time
 */
public record InvoiceQuery(boolean onlyOnlinePayments, @Nullable Instant updatedAfter) {
  private static final InvoiceQuery ALL = new InvoiceQuery(false, null);

  /**
   * {@return a query without a filter} It finds all invoices, also those that MyCase leaves out by
   * default because they do not allow online payments.
   */
  public static InvoiceQuery all() {
    return ALL;
  }

  /**
   * {@return a copy that leaves out the invoices that do not allow online payments, or does not
   * (MyCase's {@code only_allowed_online_payments})}
   *
   * @param value true if it does
   */
  public InvoiceQuery withOnlyOnlinePayments(boolean value) {
    return new InvoiceQuery(value, updatedAfter);
  }

  /**
   * {@return a copy for invoices created or updated at this instant or later}
   *
   * @param instant a point in time; null for any time
   */
  public InvoiceQuery withUpdatedAfter(@Nullable Instant instant) {
    return new InvoiceQuery(onlyOnlinePayments, instant);
  }
}
