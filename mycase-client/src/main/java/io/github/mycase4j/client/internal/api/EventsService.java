package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.EventsApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.CalendarEvent;
import io.github.mycase4j.client.model.EventUpdate;
import io.github.mycase4j.client.model.NewEvent;
import io.github.mycase4j.client.model.NewEventStaff;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.util.List;

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

  @Override
  public CalendarEvent create(NewEvent body) {
    return events.create(body);
  }

  @Override
  public void update(long id, EventUpdate body) {
    events.update(id, body, "name", "start", "end", "staff");
  }

  @Override
  public void delete(long id) {
    events.delete(id);
  }

  @Override
  public void addStaff(long eventId, List<NewEventStaff> staff) {
    events.relate(eventId, "staff", staff);
  }
}
