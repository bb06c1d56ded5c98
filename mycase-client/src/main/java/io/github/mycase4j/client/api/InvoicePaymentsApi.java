package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.InvoicePayment;
import io.github.mycase4j.client.model.InvoicePaymentQuery;

/**
 * Payments on invoices. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Invoice Payments
 */
public interface InvoicePaymentsApi {
  /** Lists all payments that this login may see, lazily ({@code GET /invoice_payments}). */
  default PagedIterable<InvoicePayment> list() {
    return list(InvoicePaymentQuery.all());
  }

  /** Lists the payments that match a query, lazily. */
  PagedIterable<InvoicePayment> list(InvoicePaymentQuery query);
}
