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
   * Returns a query without a filter. It finds all invoices, also those that MyCase leaves out by
   * default because they do not allow online payments.
   */
  public static InvoiceQuery all() {
    return ALL;
  }

  /**
   * Returns a copy that leaves out the invoices that do not allow online payments, or does not
   * (MyCase's {@code only_allowed_online_payments}).
   */
  public InvoiceQuery withOnlyOnlinePayments(boolean value) {
    return new InvoiceQuery(value, updatedAfter);
  }

  /** Returns a copy for invoices created or updated at this instant or later. */
  public InvoiceQuery withUpdatedAfter(@Nullable Instant instant) {
    return new InvoiceQuery(onlyOnlinePayments, instant);
  }
}
