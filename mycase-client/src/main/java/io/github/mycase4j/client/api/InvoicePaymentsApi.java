package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.InvoicePayment;
import io.github.mycase4j.client.model.InvoicePaymentQuery;
import io.github.mycase4j.client.model.NewInvoicePayment;

/**
 * Payments on invoices. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Invoice Payments
 */
public interface InvoicePaymentsApi {
  /**
   * Lists all payments that this login may see, lazily ({@code GET /invoice_payments}).
   *
   * @return the payments, read page by page while they are iterated
   */
  default PagedIterable<InvoicePayment> list() {
    return list(InvoicePaymentQuery.all());
  }

  /**
   * Lists the payments that match a query, lazily.
   *
   * @param query the filters
   * @return the payments, read page by page while they are iterated
   */
  PagedIterable<InvoicePayment> list(InvoicePaymentQuery query);

  /**
   * Records a payment on an invoice ({@code POST /invoices/{id}/payments}) and returns it as MyCase
   * stored it. It moves no money: it notes that a payment was received.
   *
   * @param invoiceId the id of the invoice
   * @param body what to create
   * @return the payment as MyCase stored it
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no invoice with this id
   */
  InvoicePayment createForInvoice(long invoiceId, NewInvoicePayment body);
}
