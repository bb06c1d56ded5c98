package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.CaseStage;
import io.github.mycase4j.client.model.CaseStageUpdate;
import io.github.mycase4j.client.model.NewCaseStage;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * Stages that the cases of the firm go through. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Case Stages
 */
public interface CaseStagesApi {
  /**
   * Lists all case stages that this login may see, lazily ({@code GET /case_stages}).
   *
   * @return the case stages, read page by page while they are iterated
   */
  default PagedIterable<CaseStage> list() {
    return list(UpdatedAfter.anyTime());
  }

  /**
   * Lists the case stages created or updated at an instant or later, lazily.
   *
   * @param filter since when the rows were created or updated
   * @return the case stages, read page by page while they are iterated
   */
  PagedIterable<CaseStage> list(UpdatedAfter filter);

  /**
   * Creates a case stage ({@code POST /case_stages}) and returns it as MyCase stored it.
   *
   * @param body what to create
   * @return the case stage as MyCase stored it
   */
  CaseStage create(NewCaseStage body);

  /**
   * Updates a case stage ({@code PUT /case_stages/{id}}). Only the fields that the body holds are
   * sent. A change that somebody else made to one of the sent fields since the record was read is
   * overwritten: MyCase does not detect it.
   *
   * @param id the id of the case stage
   * @param body what to change
   * @throws IllegalArgumentException if a field that MyCase requires has no value; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case stage with this
   *     id
   */
  void update(long id, CaseStageUpdate body);

  /**
   * Deletes a case stage ({@code DELETE /case_stages/{id}}). It cannot be undone.
   *
   * @param id the id of the case stage
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case stage with this
   *     id
   */
  void delete(long id);
}
