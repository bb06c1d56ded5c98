package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.InvoicePaymentsApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.InvoicePayment;
import io.github.mycase4j.client.model.InvoicePaymentQuery;

/** Sends the requests of {@link InvoicePaymentsApi}. */
final class InvoicePaymentsService implements InvoicePaymentsApi {
  private final Resource<InvoicePayment> invoicePayments;

  InvoicePaymentsService(Api api) {
    this.invoicePayments =
        new Resource<>(api, "invoice_payments", InvoicePayment.class, InvoicePayment::id);
  }

  @Override
  public PagedIterable<InvoicePayment> list(InvoicePaymentQuery query) {
    return invoicePayments.list(
        new Parameters().filter("status", query.status()).filter("payable_id", query.invoiceId()));
  }
}
