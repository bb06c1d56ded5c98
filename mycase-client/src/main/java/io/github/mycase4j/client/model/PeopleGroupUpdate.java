package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new name for a people group.
 *
 * @param name the name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeopleGroupUpdate(@Nullable String name) {

  /**
   * {@return an update of a people group that changes nothing yet}
   *
   * @param peopleGroup the record as MyCase returned it last
   */
  public static PeopleGroupUpdate from(PeopleGroup peopleGroup) {
    return new PeopleGroupUpdate(peopleGroup.name());
  }

  /**
   * {@return an update to this name, which is all that MyCase lets change}
   *
   * @param name the name
   */
  public static PeopleGroupUpdate of(String name) {
    return new PeopleGroupUpdate(Objects.requireNonNull(name, "name"));
  }

  /**
   * {@return a copy with this name}
   *
   * @param value the name
   */
  public PeopleGroupUpdate withName(String value) {
    return new PeopleGroupUpdate(Objects.requireNonNull(value, "value"));
  }

  @Override
  public String toString() {
    return "PeopleGroupUpdate[]";
  }
}
