package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.NewPracticeArea;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.client.model.PracticeAreaUpdate;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * Practice areas of the firm. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Practice Areas
 */
public interface PracticeAreasApi {
  /**
   * Lists all practice areas that this login may see, lazily ({@code GET /practice_areas}).
   *
   * @return the practice areas, read page by page while they are iterated
   */
  default PagedIterable<PracticeArea> list() {
    return list(UpdatedAfter.anyTime());
  }

  /**
   * Lists the practice areas created or updated at an instant or later, lazily.
   *
   * @param filter since when the rows were created or updated
   * @return the practice areas, read page by page while they are iterated
   */
  PagedIterable<PracticeArea> list(UpdatedAfter filter);

  /**
   * Creates a practice area ({@code POST /practice_areas}) and returns it as MyCase stored it.
   *
   * @param body what to create
   * @return the practice area as MyCase stored it
   */
  PracticeArea create(NewPracticeArea body);

  /**
   * Updates a practice area ({@code PUT /practice_areas/{id}}). Only the fields that the body holds
   * are sent. A change that somebody else made to one of the sent fields since the record was read
   * is overwritten: MyCase does not detect it.
   *
   * @param id the id of the practice area
   * @param body what to change
   * @throws IllegalArgumentException if a field that MyCase requires has no value; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no practice area with
   *     this id
   */
  void update(long id, PracticeAreaUpdate body);

  /**
   * Deletes a practice area ({@code DELETE /practice_areas/{id}}). It cannot be undone.
   *
   * @param id the id of the practice area
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no practice area with
   *     this id
   */
  void delete(long id);
}
