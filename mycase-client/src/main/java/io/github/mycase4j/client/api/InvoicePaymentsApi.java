package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.InvoicePayment;
import io.github.mycase4j.client.model.InvoicePaymentQuery;

/**
 * The payments on invoices (MyCase: Invoice Payments). Every method does I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a listing does when it is read.
 *
 * <p>Immutable and thread safe.
 */
public final class InvoicePaymentsApi {
  private final Resource<InvoicePayment> invoicePayments;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public InvoicePaymentsApi(Api api) {
    this.invoicePayments =
        new Resource<>(api, "invoice_payments", InvoicePayment.class, InvoicePayment::id);
  }

  /** Lists all payments on invoices that MyCase lets this login see, lazily. */
  public PagedIterable<InvoicePayment> list() {
    return list(InvoicePaymentQuery.all());
  }

  /** Lists payments on invoices, lazily. */
  public PagedIterable<InvoicePayment> list(InvoicePaymentQuery query) {
    return invoicePayments.list(
        new Parameters().filter("status", query.status()).filter("payable_id", query.invoiceId()));
  }
}
