package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.TimeEntriesApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.NewTimeEntry;
import io.github.mycase4j.client.model.TimeEntry;
import io.github.mycase4j.client.model.UpdatedAfter;

/** Sends the requests of {@link TimeEntriesApi}. */
final class TimeEntriesService implements TimeEntriesApi {
  private final Resource<TimeEntry> timeEntries;

  TimeEntriesService(Api api) {
    this.timeEntries = new Resource<>(api, "time_entries", TimeEntry.class, TimeEntry::id);
  }

  @Override
  public PagedIterable<TimeEntry> list(UpdatedAfter filter) {
    return timeEntries.list(filter);
  }

  @Override
  public TimeEntry get(long id) {
    return timeEntries.get(id);
  }

  @Override
  public TimeEntry create(NewTimeEntry body) {
    return timeEntries.create(body);
  }

  @Override
  public void delete(long id) {
    timeEntries.delete(id);
  }
}
