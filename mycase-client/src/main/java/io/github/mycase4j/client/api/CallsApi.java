package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.Call;
import io.github.mycase4j.client.model.CallUpdate;
import io.github.mycase4j.client.model.NewCall;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * Telephone calls that the firm logged. MyCase cannot return a single one. Every method performs
 * I/O and throws what {@link io.github.mycase4j.client.error} describes; a list does so when it is
 * read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Calls
 */
public interface CallsApi {
  /**
   * Lists all calls that this login may see, lazily ({@code GET /calls}).
   *
   * @return the calls, read page by page while they are iterated
   */
  default PagedIterable<Call> list() {
    return list(UpdatedAfter.anyTime());
  }

  /**
   * Lists the calls created or updated at an instant or later, lazily.
   *
   * @param filter since when the rows were created or updated
   * @return the calls, read page by page while they are iterated
   */
  PagedIterable<Call> list(UpdatedAfter filter);

  /**
   * Logs a call ({@code POST /calls}). MyCase accepts it without returning what it stored, not even
   * the id.
   *
   * @param body what to create
   */
  void create(NewCall body);

  /**
   * Updates a call ({@code PUT /calls/{id}}). Only the fields that the body holds are sent. A
   * change that somebody else made to one of the sent fields since the record was read is
   * overwritten: MyCase does not detect it.
   *
   * @param id the id of the call
   * @param body what to change
   * @throws IllegalArgumentException if a field that MyCase requires has no value; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no call with this id
   */
  void update(long id, CallUpdate body);

  /**
   * Deletes a call ({@code DELETE /calls/{id}}). It cannot be undone.
   *
   * @param id the id of the call
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no call with this id
   */
  void delete(long id);
}
