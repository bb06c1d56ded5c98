package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A staff member who is to attend an event.
 *
 * @param id the staff member
 * @param required whether attendance is required; null leaves it to MyCase
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewEventStaff(long id, @Nullable Boolean required) {

  /**
   * {@return a staff member of whom nothing is said about attendance}
   *
   * @param id the id
   */
  public static NewEventStaff of(long id) {
    return new NewEventStaff(id, null);
  }

  /** Returns the staff member of an event as MyCase returned it, with the mark if there was one. */
  static NewEventStaff from(Ref staff) {
    return new NewEventStaff(
        staff.id(),
        staff.additionalProperties().get("required") instanceof Boolean required ? required : null);
  }

  /**
   * {@return a copy that sets whether attendance is required}
   *
   * @param value whether attendance is required
   */
  public NewEventStaff withRequired(boolean value) {
    return new NewEventStaff(id, value);
  }

  @Override
  public String toString() {
    return "NewEventStaff[id=" + id + ", required=" + required + "]";
  }
}
