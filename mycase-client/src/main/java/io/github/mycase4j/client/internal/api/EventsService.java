package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.EventsApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.CalendarEvent;
import io.github.mycase4j.client.model.UpdatedAfter;

/** Sends the requests of {@link EventsApi}. */
final class EventsService implements EventsApi {
  private final Resource<CalendarEvent> events;

  EventsService(Api api) {
    this.events = new Resource<>(api, "events", CalendarEvent.class, CalendarEvent::id);
  }

  @Override
  public PagedIterable<CalendarEvent> list(UpdatedAfter filter) {
    return events.list(filter);
  }
}
