package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.CalendarEvent;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * Events of the firm's calendar. MyCase cannot return a single one. Every method performs I/O and
 * throws what {@link io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Events
 */
public interface EventsApi {
  /** Lists all events that this login may see, lazily ({@code GET /events}). */
  default PagedIterable<CalendarEvent> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists the events created or updated at an instant or later, lazily. */
  PagedIterable<CalendarEvent> list(UpdatedAfter filter);
}
