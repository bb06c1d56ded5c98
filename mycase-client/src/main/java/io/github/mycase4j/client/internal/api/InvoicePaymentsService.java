package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.InvoicePaymentsApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.InvoicePayment;
import io.github.mycase4j.client.model.InvoicePaymentQuery;
import io.github.mycase4j.client.model.NewInvoicePayment;

/** Sends the requests of {@link InvoicePaymentsApi}. */
final class InvoicePaymentsService implements InvoicePaymentsApi {
  private final Resource<InvoicePayment> invoicePayments;
  private final Resource<InvoicePayment> payments;

  InvoicePaymentsService(Api api) {
    this.invoicePayments =
        new Resource<>(api, "invoice_payments", InvoicePayment.class, InvoicePayment::id);
    this.payments = new Resource<>(api, "payments", InvoicePayment.class, InvoicePayment::id);
  }

  @Override
  public PagedIterable<InvoicePayment> list(InvoicePaymentQuery query) {
    return invoicePayments.list(
        new Parameters().filter("status", query.status()).filter("payable_id", query.invoiceId()));
  }

  @Override
  public InvoicePayment createForInvoice(long invoiceId, NewInvoicePayment body) {
    return payments.createBelow("invoices", invoiceId, body);
  }
}
