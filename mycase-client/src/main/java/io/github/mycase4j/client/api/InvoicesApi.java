package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Invoice;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * The invoices of the firm (MyCase: Invoices). Every method does I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a listing does when it is read.
 *
 * <p>Immutable and thread safe.
 */
public final class InvoicesApi {
  private final Resource<Invoice> invoices;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public InvoicesApi(Api api) {
    this.invoices = new Resource<>(api, "invoices", Invoice.class, Invoice::id);
  }

  /**
   * Lists all invoices that MyCase lets this login see, lazily. Those that do not allow online
   * payments are among them: MyCase hides them unless told not to.
   */
  public PagedIterable<Invoice> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists invoices created or updated at an instant or later, lazily. */
  public PagedIterable<Invoice> list(UpdatedAfter filter) {
    return invoices.list(
        new Parameters()
            .with("only_allowed_online_payments", false)
            .filter("updated_after", filter.instant()));
  }
}
