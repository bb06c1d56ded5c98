package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.client.model.CompanyQuery;
import java.util.Optional;

/**
 * Companies among the contacts of the firm. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Companies
 */
public interface CompaniesApi {
  /** Lists all companies that this login may see, lazily ({@code GET /companies}). */
  default PagedIterable<Company> list() {
    return list(CompanyQuery.all());
  }

  /** Lists the companies that match a query, lazily. */
  PagedIterable<Company> list(CompanyQuery query);

  /**
   * Reads one company ({@code GET /companies/{id}}).
   *
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no company with this id
   */
  Company get(long id);

  /** Reads one company, or returns empty if there is none with this id. */
  default Optional<Company> find(long id) {
    try {
      return Optional.of(get(id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }
}
