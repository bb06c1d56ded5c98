package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a calendar event. {@link #from} takes over what MyCase requires in every update (name,
 * start, end and staff), and each {@code with} method sets a field to change. Nothing else is sent.
 *
 * <p>What was taken over is sent as it was read: if somebody else changed it in the meantime, that
 * change is overwritten. MyCase documents no way to clear a field. Since MyCase does not say whose
 * attendance is required, an update may drop that mark unless the staff are set anew.
 *
 * @param name the name
 * @param description the description
 * @param start when it begins
 * @param end when it ends
 * @param allDay whether it lasts whole days
 * @param privateEvent whether others cannot see it
 * @param location the location
 * @param legalCase the case that it belongs to
 * @param staff the staff members
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventUpdate(
    @Nullable String name,
    @Nullable String description,
    @Nullable OffsetDateTime start,
    @Nullable OffsetDateTime end,
    @Nullable Boolean allDay,
    @JsonProperty("private") @Nullable Boolean privateEvent,
    @Nullable Ref location,
    @JsonProperty("case") @Nullable Ref legalCase,
    @Nullable List<NewEventStaff> staff) {

  /**
   * Makes collections unmodifiable.
   *
   * @param name the name
   * @param description the description
   * @param start when it begins
   * @param end when it ends
   * @param allDay whether it lasts whole days
   * @param privateEvent whether others cannot see it
   * @param location the location
   * @param legalCase the case that it belongs to
   * @param staff the staff members
   */
  public EventUpdate {
    location = location == null ? null : location.bare();
    legalCase = legalCase == null ? null : legalCase.bare();
    staff = staff == null ? null : ImmutableCopies.list(staff);
  }

  /**
   * {@return an update of an event that changes nothing yet}
   *
   * @param event the record as MyCase returned it last
   */
  public static EventUpdate from(CalendarEvent event) {
    return new EventUpdate(
        event.name(),
        null,
        event.start(),
        event.end(),
        null,
        null,
        null,
        null,
        event.staff().stream().map(NewEventStaff::from).toList());
  }

  /**
   * {@return a copy with this name}
   *
   * @param value the name
   */
  public EventUpdate withName(String value) {
    return with(draft -> draft.name = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this description}
   *
   * @param value the description
   */
  public EventUpdate withDescription(String value) {
    return with(draft -> draft.description = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this start} It is sent with its offset.
   *
   * @param value the start
   */
  public EventUpdate withStart(OffsetDateTime value) {
    return with(draft -> draft.start = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this end} It is sent with its offset.
   *
   * @param value the end
   */
  public EventUpdate withEnd(OffsetDateTime value) {
    return with(draft -> draft.end = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy that sets whether the event lasts all day}
   *
   * @param value whether the event lasts all day
   */
  public EventUpdate withAllDay(boolean value) {
    return with(draft -> draft.allDay = value);
  }

  /**
   * {@return a copy that sets whether the event is private}
   *
   * @param value whether the event is private
   */
  public EventUpdate withPrivate(boolean value) {
    return with(draft -> draft.privateEvent = value);
  }

  /**
   * {@return a copy with this location}
   *
   * @param locationId the id of the location
   */
  public EventUpdate withLocation(long locationId) {
    return with(draft -> draft.location = Ref.of(locationId));
  }

  /**
   * {@return a copy with this case}
   *
   * @param caseId the id of the case
   */
  public EventUpdate withCase(long caseId) {
    return with(draft -> draft.legalCase = Ref.of(caseId));
  }

  /**
   * {@return a copy with these staff members, who replace those before}
   *
   * @param value the staff members
   */
  public EventUpdate withStaff(List<NewEventStaff> value) {
    return with(draft -> draft.staff = value);
  }

  @Override
  public String toString() {
    return "EventUpdate[legalCase=" + legalCase + ", staff=" + staff + "]";
  }

  private EventUpdate with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.build();
  }

  /** The components while one of them is replaced. */
  private static final class Draft {
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable OffsetDateTime start;
    private @Nullable OffsetDateTime end;
    private @Nullable Boolean allDay;
    private @Nullable Boolean privateEvent;
    private @Nullable Ref location;
    private @Nullable Ref legalCase;
    private @Nullable List<NewEventStaff> staff;

    private Draft(EventUpdate from) {
      name = from.name;
      description = from.description;
      start = from.start;
      end = from.end;
      allDay = from.allDay;
      privateEvent = from.privateEvent;
      location = from.location;
      legalCase = from.legalCase;
      staff = from.staff;
    }

    private EventUpdate build() {
      return new EventUpdate(
          name, description, start, end, allDay, privateEvent, location, legalCase, staff);
    }
  }
}
