package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new name for a practice area.
 *
 * @param name the name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PracticeAreaUpdate(@Nullable String name) {

  /**
   * {@return an update of a practice area that changes nothing yet}
   *
   * @param practiceArea the record as MyCase returned it last
   */
  public static PracticeAreaUpdate from(PracticeArea practiceArea) {
    return new PracticeAreaUpdate(practiceArea.name());
  }

  /**
   * {@return an update to this name, which is all that MyCase lets change}
   *
   * @param name the name
   */
  public static PracticeAreaUpdate of(String name) {
    return new PracticeAreaUpdate(Objects.requireNonNull(name, "name"));
  }

  /**
   * {@return a copy with this name}
   *
   * @param value the name
   */
  public PracticeAreaUpdate withName(String value) {
    return new PracticeAreaUpdate(Objects.requireNonNull(value, "value"));
  }

  @Override
  public String toString() {
    return "PracticeAreaUpdate[]";
  }
}
