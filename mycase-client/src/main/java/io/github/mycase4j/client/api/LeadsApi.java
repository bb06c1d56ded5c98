package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.Lead;
import io.github.mycase4j.client.model.LeadUpdate;
import io.github.mycase4j.client.model.NewLead;
import io.github.mycase4j.client.model.PersonQuery;
import java.util.Optional;

/**
 * Leads: people who may become clients. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Leads
 */
public interface LeadsApi {
  /**
   * Lists all leads that this login may see, lazily ({@code GET /leads}).
   *
   * @return the leads, read page by page while they are iterated
   */
  default PagedIterable<Lead> list() {
    return list(PersonQuery.all());
  }

  /**
   * Lists the leads that match a query, lazily.
   *
   * @param query the filters
   * @return the leads, read page by page while they are iterated
   */
  PagedIterable<Lead> list(PersonQuery query);

  /**
   * Reads one lead ({@code GET /leads/{id}}).
   *
   * @param id the id of the lead
   * @return the lead
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no lead with this id
   */
  Lead get(long id);

  /**
   * Reads one lead, or returns empty if there is none with this id.
   *
   * @param id the id of the lead
   * @return the lead, or empty
   */
  default Optional<Lead> find(long id) {
    try {
      return Optional.of(get(id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Creates a lead ({@code POST /leads}) and returns it as MyCase stored it.
   *
   * @param body what to create
   * @return the lead as MyCase stored it
   */
  Lead create(NewLead body);

  /**
   * Updates a lead ({@code PUT /leads/{id}}). Only the fields that the body holds are sent. A
   * change that somebody else made to one of the sent fields since the record was read is
   * overwritten: MyCase does not detect it.
   *
   * @param id the id of the lead
   * @param body what to change
   * @throws IllegalArgumentException if a field that MyCase requires has no value; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no lead with this id
   */
  void update(long id, LeadUpdate body);
}
