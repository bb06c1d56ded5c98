package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.NewPeopleGroup;
import io.github.mycase4j.client.model.PeopleGroup;
import io.github.mycase4j.client.model.PeopleGroupUpdate;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * Groups that the firm sorts its clients into. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, People Groups
 */
public interface PeopleGroupsApi {
  /**
   * Lists all people groups that this login may see, lazily ({@code GET /people_groups}).
   *
   * @return the people groups, read page by page while they are iterated
   */
  default PagedIterable<PeopleGroup> list() {
    return list(UpdatedAfter.anyTime());
  }

  /**
   * Lists the people groups created or updated at an instant or later, lazily.
   *
   * @param filter since when the rows were created or updated
   * @return the people groups, read page by page while they are iterated
   */
  PagedIterable<PeopleGroup> list(UpdatedAfter filter);

  /**
   * Creates a people group ({@code POST /people_groups}) and returns it as MyCase stored it.
   *
   * @param body what to create
   * @return the people group as MyCase stored it
   */
  PeopleGroup create(NewPeopleGroup body);

  /**
   * Updates a people group ({@code PUT /people_groups/{id}}). Only the fields that the body holds
   * are sent. A change that somebody else made to one of the sent fields since the record was read
   * is overwritten: MyCase does not detect it.
   *
   * @param id the id of the people group
   * @param body what to change
   * @throws IllegalArgumentException if a field that MyCase requires has no value; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no people group with this
   *     id
   */
  void update(long id, PeopleGroupUpdate body);

  /**
   * Deletes a people group ({@code DELETE /people_groups/{id}}). It cannot be undone.
   *
   * @param id the id of the people group
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no people group with this
   *     id
   */
  void delete(long id);
}
