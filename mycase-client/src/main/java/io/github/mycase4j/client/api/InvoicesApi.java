package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.Invoice;
import io.github.mycase4j.client.model.InvoiceQuery;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * Invoices of the firm. MyCase cannot return a single one. Every method performs I/O and throws
 * what {@link io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Invoices
 */
public interface InvoicesApi {
  /**
   * Lists all invoices that this login may see, lazily ({@code GET /invoices}). Those that do not
   * allow online payments are included, which MyCase hides by default.
   *
   * @return the invoices, read page by page while they are iterated
   */
  default PagedIterable<Invoice> list() {
    return list(UpdatedAfter.anyTime());
  }

  /**
   * Lists the invoices created or updated at an instant or later, lazily.
   *
   * @param filter since when the rows were created or updated
   * @return the invoices, read page by page while they are iterated
   */
  default PagedIterable<Invoice> list(UpdatedAfter filter) {
    return list(InvoiceQuery.all().withUpdatedAfter(filter.instant()));
  }

  /**
   * Lists the invoices that match a query, lazily.
   *
   * @param query the filters
   * @return the invoices, read page by page while they are iterated
   */
  PagedIterable<Invoice> list(InvoiceQuery query);

  /**
   * Deletes an invoice ({@code DELETE /invoices/{id}}). It cannot be undone.
   *
   * @param id the id of the invoice
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no invoice with this id
   */
  void delete(long id);
}
