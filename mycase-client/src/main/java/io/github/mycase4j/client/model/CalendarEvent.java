package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of the firm's calendar. MyCase has no way to ask for a single one.
 *
 * <p>Start and end keep the offset they were written with: an all-day event has the calendar dates
 * as written, whatever the zone of the reader.
 *
 * @param id MyCase's id
 * @param name the name
 * @param description the description
 * @param start when it begins
 * @param end when it ends
 * @param allDay whether it lasts whole days
 * @param privateEvent whether others cannot see it
 * @param eventType free text of the firm
 * @param location the location
 * @param legalCase the case that it belongs to
 * @param staff the staff members
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record CalendarEvent(
    long id,
    @Nullable String name,
    @Nullable String description,
    @Nullable OffsetDateTime start,
    @Nullable OffsetDateTime end,
    @Nullable Boolean allDay,
    @JsonProperty("private") @Nullable Boolean privateEvent,
    @Nullable String eventType,
    @Nullable Ref location,
    @JsonProperty("case") @Nullable Ref legalCase,
    List<Ref> staff,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param name the name
   * @param description the description
   * @param start when it begins
   * @param end when it ends
   * @param allDay whether it lasts whole days
   * @param privateEvent whether others cannot see it
   * @param eventType free text of the firm
   * @param location the location
   * @param legalCase the case that it belongs to
   * @param staff the staff members
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public CalendarEvent {
    staff = ImmutableCopies.list(staff);
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "CalendarEvent[id=" + id + "]";
  }
}
