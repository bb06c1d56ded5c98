package io.github.mycase4j.mcp.builtin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mycase4j.client.model.CalendarEvent;
import io.github.mycase4j.client.model.Ref;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event in a list.
 *
 * @param start a date for an all-day event, as it is written; else an instant, with the offset of
 *     the zone that was asked for
 */
record EventRow(
    long id,
    @Nullable String name,
    @Nullable String start,
    @Nullable String end,
    @Nullable Boolean allDay,
    @Nullable String eventType,
    @Nullable Ref location,
    @JsonProperty("case") @Nullable Ref legalCase,
    List<Ref> staff) {

  static EventRow of(CalendarEvent event, ZoneId zone) {
    return new EventRow(
        event.id(),
        event.name(),
        written(event, event.start(), zone),
        written(event, event.end(), zone),
        event.allDay(),
        event.eventType(),
        event.location(),
        event.legalCase(),
        event.staff());
  }

  private static @Nullable String written(
      CalendarEvent event, @Nullable OffsetDateTime time, ZoneId zone) {
    if (time == null) {
      return null;
    }
    return Boolean.TRUE.equals(event.allDay())
        ? time.toLocalDate().toString()
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZoneSameInstant(zone));
  }
}
