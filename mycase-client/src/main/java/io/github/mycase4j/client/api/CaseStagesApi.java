package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.CaseStage;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * Stages that the cases of the firm go through. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Case Stages
 */
public interface CaseStagesApi {
  /** Lists all case stages that this login may see, lazily ({@code GET /case_stages}). */
  default PagedIterable<CaseStage> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists the case stages created or updated at an instant or later, lazily. */
  PagedIterable<CaseStage> list(UpdatedAfter filter);
}
