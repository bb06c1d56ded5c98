package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.CalendarEvent;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * The firm's calendar (MyCase: Events). Every method does I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a listing does when it is read.
 *
 * <p>Immutable and thread safe.
 */
public final class EventsApi {
  private final Resource<CalendarEvent> events;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public EventsApi(Api api) {
    this.events = new Resource<>(api, "events", CalendarEvent.class, CalendarEvent::id);
  }

  /** Lists all calendar events that MyCase lets this login see, lazily. */
  public PagedIterable<CalendarEvent> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists calendar events created or updated at an instant or later, lazily. */
  public PagedIterable<CalendarEvent> list(UpdatedAfter filter) {
    return events.list(new Parameters().filter("updated_after", filter.instant()));
  }
}
