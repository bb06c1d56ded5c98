package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.CaseRole;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * Roles that clients and companies have on cases. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Case Roles
 */
public interface CaseRolesApi {
  /**
   * Lists all case roles that this login may see, lazily ({@code GET /case_roles}).
   *
   * @return the case roles, read page by page while they are iterated
   */
  default PagedIterable<CaseRole> list() {
    return list(UpdatedAfter.anyTime());
  }

  /**
   * Lists the case roles created or updated at an instant or later, lazily.
   *
   * @param filter since when the rows were created or updated
   * @return the case roles, read page by page while they are iterated
   */
  PagedIterable<CaseRole> list(UpdatedAfter filter);
}
