package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * Practice areas of the firm. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Practice Areas
 */
public interface PracticeAreasApi {
  /** Lists all practice areas that this login may see, lazily ({@code GET /practice_areas}). */
  default PagedIterable<PracticeArea> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists the practice areas created or updated at an instant or later, lazily. */
  PagedIterable<PracticeArea> list(UpdatedAfter filter);
}
