package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.Invoice;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * Invoices of the firm. MyCase cannot return a single one. Every method performs I/O and throws
 * what {@link io.github.mycase4j.client.error} describes; a list does so when it is read.
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
   */
  default PagedIterable<Invoice> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists the invoices created or updated at an instant or later, lazily. */
  PagedIterable<Invoice> list(UpdatedAfter filter);
}
