package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A calendar event to create. Name, start, end and staff are required.
 *
 * @param name the name
 * @param description the description
 * @param start when it begins
 * @param end when it ends
 * @param allDay whether it lasts whole days
 * @param privateEvent whether others cannot see it
 * @param location the location
 * @param legalCase the case that it belongs to
 * @param staff the staff members who attend; at least one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewEvent(
    String name,
    @Nullable String description,
    OffsetDateTime start,
    OffsetDateTime end,
    @Nullable Boolean allDay,
    @JsonProperty("private") @Nullable Boolean privateEvent,
    @Nullable Ref location,
    @JsonProperty("case") @Nullable Ref legalCase,
    List<NewEventStaff> staff) {

  /**
   * Checks the components and makes collections unmodifiable.
   *
   * @param name the name
   * @param description the description
   * @param start when it begins
   * @param end when it ends
   * @param allDay whether it lasts whole days
   * @param privateEvent whether others cannot see it
   * @param location the location
   * @param legalCase the case that it belongs to
   * @param staff the staff members who attend; at least one
   */
  public NewEvent {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    location = location == null ? null : location.bare();
    legalCase = legalCase == null ? null : legalCase.bare();
    staff = ImmutableCopies.list(staff);
  }

  /**
   * {@return an event with what MyCase requires}
   *
   * @param name the name
   * @param start the start, with its offset
   * @param end the end, with its offset
   * @param staffIds the ids of the staff members
   * @throws IllegalArgumentException if there is no staff id
   */
  public static NewEvent of(
      String name, OffsetDateTime start, OffsetDateTime end, List<Long> staffIds) {
    if (staffIds.isEmpty()) {
      throw new IllegalArgumentException("A new event needs at least one staff member.");
    }
    return new NewEvent(
        name,
        null,
        start,
        end,
        null,
        null,
        null,
        null,
        staffIds.stream().map(NewEventStaff::of).toList());
  }

  /**
   * {@return a copy with this name}
   *
   * @param value the name
   */
  public NewEvent withName(String value) {
    return with(draft -> draft.name = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this description}
   *
   * @param value the description
   */
  public NewEvent withDescription(String value) {
    return with(draft -> draft.description = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this start} It is sent with its offset.
   *
   * @param value the start
   */
  public NewEvent withStart(OffsetDateTime value) {
    return with(draft -> draft.start = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this end} It is sent with its offset.
   *
   * @param value the end
   */
  public NewEvent withEnd(OffsetDateTime value) {
    return with(draft -> draft.end = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy that sets whether the event lasts all day}
   *
   * @param value whether the event lasts all day
   */
  public NewEvent withAllDay(boolean value) {
    return with(draft -> draft.allDay = value);
  }

  /**
   * {@return a copy that sets whether the event is private}
   *
   * @param value whether the event is private
   */
  public NewEvent withPrivate(boolean value) {
    return with(draft -> draft.privateEvent = value);
  }

  /**
   * {@return a copy with this location}
   *
   * @param locationId the id of the location
   */
  public NewEvent withLocation(long locationId) {
    return with(draft -> draft.location = Ref.of(locationId));
  }

  /**
   * {@return a copy with this case}
   *
   * @param caseId the id of the case
   */
  public NewEvent withCase(long caseId) {
    return with(draft -> draft.legalCase = Ref.of(caseId));
  }

  /**
   * {@return a copy with these staff members, who replace those before}
   *
   * @param value the staff members
   */
  public NewEvent withStaff(List<NewEventStaff> value) {
    return with(draft -> draft.staff = value);
  }

  @Override
  public String toString() {
    return "NewEvent[legalCase=" + legalCase + ", staff=" + staff + "]";
  }

  private NewEvent with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.build();
  }

  /** The components while one of them is replaced. */
  private static final class Draft {
    private String name;
    private @Nullable String description;
    private OffsetDateTime start;
    private OffsetDateTime end;
    private @Nullable Boolean allDay;
    private @Nullable Boolean privateEvent;
    private @Nullable Ref location;
    private @Nullable Ref legalCase;
    private List<NewEventStaff> staff;

    private Draft(NewEvent from) {
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

    private NewEvent build() {
      return new NewEvent(
          name, description, start, end, allDay, privateEvent, location, legalCase, staff);
    }
  }
}
