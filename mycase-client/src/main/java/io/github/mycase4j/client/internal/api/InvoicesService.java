package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.InvoicesApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Invoice;
import io.github.mycase4j.client.model.InvoiceQuery;

/** Sends the requests of {@link InvoicesApi}. */
final class InvoicesService implements InvoicesApi {
  private final Resource<Invoice> invoices;

  InvoicesService(Api api) {
    this.invoices = new Resource<>(api, "invoices", Invoice.class, Invoice::id);
  }

  @Override
  public PagedIterable<Invoice> list(InvoiceQuery query) {
    return invoices.list(
        new Parameters()
            .with("only_allowed_online_payments", query.onlyOnlinePayments())
            .filter("updated_after", query.updatedAfter()));
  }

  @Override
  public void delete(long id) {
    invoices.delete(id);
  }
}
