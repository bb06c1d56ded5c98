package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.client.model.StaffQuery;
import java.util.Optional;

/**
 * Staff of the firm. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Staff
 */
public interface StaffApi {
  /**
   * Lists all staff members that this login may see, lazily ({@code GET /staff}). The inactive are
   * included.
   *
   * @return the staff members, read page by page while they are iterated
   */
  default PagedIterable<StaffMember> list() {
    return list(StaffQuery.all());
  }

  /**
   * Lists the staff members that match a query, lazily.
   *
   * @param query the filters
   * @return the staff members, read page by page while they are iterated
   */
  PagedIterable<StaffMember> list(StaffQuery query);

  /**
   * Reads one staff member ({@code GET /staff/{id}}).
   *
   * @param id the id of the staff member
   * @return the staff member
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no staff member with this
   *     id
   */
  StaffMember get(long id);

  /**
   * Reads one staff member, or returns empty if there is none with this id.
   *
   * @param id the id of the staff member
   * @return the staff member, or empty
   */
  default Optional<StaffMember> find(long id) {
    try {
      return Optional.of(get(id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads the staff member whom the login belongs to ({@code GET /me}).
   *
   * @return the staff member
   */
  StaffMember me();
}
