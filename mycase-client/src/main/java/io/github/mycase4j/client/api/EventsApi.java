package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.CalendarEvent;
import io.github.mycase4j.client.model.EventUpdate;
import io.github.mycase4j.client.model.NewEvent;
import io.github.mycase4j.client.model.NewEventStaff;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Events of the firm's calendar. MyCase cannot return a single one. Every method performs I/O and
 * throws what {@link io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Events
 */
public interface EventsApi {
  /**
   * Lists all events that this login may see, lazily ({@code GET /events}).
   *
   * @return the events, read page by page while they are iterated
   */
  default PagedIterable<CalendarEvent> list() {
    return list(UpdatedAfter.anyTime());
  }

  /**
   * Lists the events created or updated at an instant or later, lazily.
   *
   * @param filter since when the rows were created or updated
   * @return the events, read page by page while they are iterated
   */
  PagedIterable<CalendarEvent> list(UpdatedAfter filter);

  /**
   * Creates an event ({@code POST /events}) and returns it as MyCase stored it.
   *
   * @param body what to create
   * @return the event as MyCase stored it
   */
  CalendarEvent create(NewEvent body);

  /**
   * Updates an event ({@code PUT /events/{id}}). Only the fields that the body holds are sent. A
   * change that somebody else made to one of the sent fields since the record was read is
   * overwritten: MyCase does not detect it.
   *
   * @param id the id of the event
   * @param body what to change
   * @throws IllegalArgumentException if a field that MyCase requires has no value; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no event with this id
   */
  void update(long id, EventUpdate body);

  /**
   * Deletes an event ({@code DELETE /events/{id}}). It cannot be undone.
   *
   * @param id the id of the event
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no event with this id
   */
  void delete(long id);

  /**
   * Adds staff members to an event ({@code POST /events/{id}/relationships/staff}); those already
   * there stay.
   *
   * @param eventId the id of the event
   * @param staff whom to add, at least one
   * @throws IllegalArgumentException if the list is empty; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no event with this id
   */
  void addStaff(long eventId, List<NewEventStaff> staff);

  /**
   * Adds staff members to an event by id.
   *
   * @param eventId the id of the event
   * @param staffIds the ids of the staff members, at least one
   * @throws IllegalArgumentException if no id is given; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no event with this id
   */
  default void addStaff(long eventId, long... staffIds) {
    addStaff(eventId, LongStream.of(staffIds).mapToObj(NewEventStaff::of).toList());
  }
}
