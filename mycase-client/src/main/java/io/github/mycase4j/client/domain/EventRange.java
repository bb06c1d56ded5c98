package io.github.mycase4j.client.domain;

import io.github.mycase4j.client.model.CalendarEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calendar days in a zone, both ends included, and the events that overlap them.
 *
 * <p>An all-day event has the calendar dates that its start and end are written with, both
 * included, in any time zone: a deadline written at midnight UTC is not a day early in America. Any
 * other event is the time from its start until just before its end, so that one that ends at
 * midnight is not on the next day. One without an end, or that ends when it starts or before, is a
 * point in time. One without a start is in no range.
 *
 * <p>Immutable and thread-safe; performs no I/O.
 *
 * @param start the first day
 * @param end the last day, not before the first
 * @param zone the time zone of the days
 */
public record EventRange(LocalDate start, LocalDate end, ZoneId zone) {

  /**
   * Checks the components.
   *
   * @param start the first day
   * @param end the last day, not before the first
   * @param zone the time zone of the days
   */
  public EventRange {
    Objects.requireNonNull(zone, "zone");
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("The end " + end + " is before the start " + start + ".");
    }
  }

  /**
   * {@return whether an event is in the range, wholly or in part}
   *
   * @param event the event
   */
  public boolean overlaps(CalendarEvent event) {
    OffsetDateTime from = event.start();
    if (from == null) {
      return false;
    }
    return isAllDay(event)
        ? overlapsDates(from.toLocalDate(), event.end())
        : overlapsTimes(from.toInstant(), event.end());
  }

  /**
   * {@return when an event begins in the zone of the range, to put events in order: an all-day one
   * begins with its day} Empty for one without a start.
   *
   * @param event the event
   */
  public Optional<Instant> startOf(CalendarEvent event) {
    OffsetDateTime from = event.start();
    if (from == null) {
      return Optional.empty();
    }
    return Optional.of(isAllDay(event) ? startOf(from.toLocalDate()) : from.toInstant());
  }

  /**
   * {@return the days of the range on which an event falls, in order} Empty if outside the range.
   *
   * @param event the event
   */
  public List<LocalDate> daysOf(CalendarEvent event) {
    OffsetDateTime from = event.start();
    if (from == null || !overlaps(event)) {
      return List.of();
    }
    LocalDate first = dayOf(event, from);
    LocalDate last = first;
    OffsetDateTime to = event.end();
    if (isAllDay(event)) {
      last = lastDate(first, to);
    } else if (to != null && to.isAfter(from)) {
      // A time that ends at midnight does not reach into the day that begins then.
      last = dayOf(event, to.minusNanos(1));
    }
    LocalDate begin = first.isBefore(start) ? start : first;
    LocalDate stop = last.isAfter(end) ? end : last;
    return begin.isAfter(stop) ? List.of() : begin.datesUntil(stop.plusDays(1)).toList();
  }

  private LocalDate dayOf(CalendarEvent event, OffsetDateTime time) {
    return isAllDay(event) ? time.toLocalDate() : LocalDate.ofInstant(time.toInstant(), zone);
  }

  private boolean overlapsDates(LocalDate first, @Nullable OffsetDateTime eventEnd) {
    return !first.isAfter(end) && !lastDate(first, eventEnd).isBefore(start);
  }

  private static LocalDate lastDate(LocalDate first, @Nullable OffsetDateTime eventEnd) {
    LocalDate written = eventEnd == null ? first : eventEnd.toLocalDate();
    return written.isBefore(first) ? first : written;
  }

  private boolean overlapsTimes(Instant from, @Nullable OffsetDateTime eventEnd) {
    Instant rangeStart = startOf(start);
    if (!from.isBefore(startOf(end.plusDays(1)))) {
      return false;
    }
    Instant to = eventEnd == null ? from : eventEnd.toInstant();
    return to.isAfter(from) ? to.isAfter(rangeStart) : !from.isBefore(rangeStart);
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static boolean isAllDay(CalendarEvent event) {
    return Boolean.TRUE.equals(event.allDay());
  }
}
