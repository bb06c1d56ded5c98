package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.NewTimeEntry;
import io.github.mycase4j.client.model.TimeEntry;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.util.Optional;

/**
 * The time that was worked on cases (MyCase: Time Entries). Every method does I/O and throws what
 * {@link io.github.mycase4j.client.error} describes; a listing does when it is read.
 *
 * <p>Immutable and thread safe.
 */
public final class TimeEntriesApi {
  private final Resource<TimeEntry> timeEntries;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public TimeEntriesApi(Api api) {
    this.timeEntries = new Resource<>(api, "time_entries", TimeEntry.class, TimeEntry::id);
  }

  /** Lists all time entries that MyCase lets this login see, lazily. */
  public PagedIterable<TimeEntry> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists time entries created or updated at an instant or later, lazily. */
  public PagedIterable<TimeEntry> list(UpdatedAfter filter) {
    return timeEntries.list(new Parameters().filter("updated_after", filter.instant()));
  }

  /**
   * Reads one time entry.
   *
   * @throws io.github.mycase4j.client.error.NotFoundException when there is none with this id
   */
  public TimeEntry get(long id) {
    return timeEntries.get(id);
  }

  /** Reads one time entry, if there is one with this id. */
  public Optional<TimeEntry> find(long id) {
    return timeEntries.find(id);
  }

  /** Creates a time entry and returns it as MyCase stored it. */
  public TimeEntry create(NewTimeEntry body) {
    return timeEntries.create(body);
  }
}
