package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.Lead;
import io.github.mycase4j.client.model.LeadQuery;
import java.util.Optional;

/**
 * Leads: people who may become clients. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Leads
 */
public interface LeadsApi {
  /** Lists all leads that this login may see, lazily ({@code GET /leads}). */
  default PagedIterable<Lead> list() {
    return list(LeadQuery.all());
  }

  /** Lists the leads that match a query, lazily. */
  PagedIterable<Lead> list(LeadQuery query);

  /**
   * Reads one lead ({@code GET /leads/{id}}).
   *
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no lead with this id
   */
  Lead get(long id);

  /** Reads one lead, or returns empty if there is none with this id. */
  default Optional<Lead> find(long id) {
    try {
      return Optional.of(get(id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }
}
