package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.NewTimeEntry;
import io.github.mycase4j.client.model.TimeEntry;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.util.Optional;

/**
 * Time that was worked on cases. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Time Entries
 */
public interface TimeEntriesApi {
  /**
   * Lists all time entries that this login may see, lazily ({@code GET /time_entries}).
   *
   * @return the time entries, read page by page while they are iterated
   */
  default PagedIterable<TimeEntry> list() {
    return list(UpdatedAfter.anyTime());
  }

  /**
   * Lists the time entries created or updated at an instant or later, lazily.
   *
   * @param filter since when the rows were created or updated
   * @return the time entries, read page by page while they are iterated
   */
  PagedIterable<TimeEntry> list(UpdatedAfter filter);

  /**
   * Reads one time entry ({@code GET /time_entries/{id}}).
   *
   * @param id the id of the time entry
   * @return the time entry
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no time entry with this
   *     id
   */
  TimeEntry get(long id);

  /**
   * Reads one time entry, or returns empty if there is none with this id.
   *
   * @param id the id of the time entry
   * @return the time entry, or empty
   */
  default Optional<TimeEntry> find(long id) {
    try {
      return Optional.of(get(id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Creates a time entry ({@code POST /time_entries}) and returns it as MyCase stored it.
   *
   * @param body what to create
   * @return the time entry as MyCase stored it
   */
  TimeEntry create(NewTimeEntry body);

  /**
   * Deletes a time entry ({@code DELETE /time_entries/{id}}). It cannot be undone.
   *
   * @param id the id of the time entry
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no time entry with this
   *     id
   */
  void delete(long id);
}
