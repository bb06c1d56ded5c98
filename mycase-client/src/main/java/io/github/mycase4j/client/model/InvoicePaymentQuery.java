package io.github.mycase4j.client.model;

import org.jspecify.annotations.Nullable;

/**
 * The filters that MyCase has for invoice payments.
 *
 * @param status the status of the payment; null for any
 * @param invoiceId the invoice that was paid, MyCase's {@code payable_id}; null for any
 */
public record InvoicePaymentQuery(@Nullable PaymentStatus status, @Nullable Long invoiceId) {
  private static final InvoicePaymentQuery ALL = new InvoicePaymentQuery(null, null);

  /** {@return a query without a filter} */
  public static InvoicePaymentQuery all() {
    return ALL;
  }

  /**
   * {@return a copy for payments of this status}
   *
   * @param value the status
   */
  public InvoicePaymentQuery withStatus(@Nullable PaymentStatus value) {
    return new InvoicePaymentQuery(value, invoiceId);
  }

  /**
   * {@return a copy for payments on this invoice}
   *
   * @param id the id
   */
  public InvoicePaymentQuery withInvoice(@Nullable Long id) {
    return new InvoicePaymentQuery(status, id);
  }
}
