package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A new name for a practice area. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PracticeAreaUpdate(@Nullable String name) {

  /** Returns an update of a practice area that changes nothing yet. */
  public static PracticeAreaUpdate from(PracticeArea practiceArea) {
    return new PracticeAreaUpdate(practiceArea.name());
  }

  /** Returns an update to this name, which is all that MyCase lets change. */
  public static PracticeAreaUpdate of(String name) {
    return new PracticeAreaUpdate(Objects.requireNonNull(name, "name"));
  }

  /** Returns a copy with this name. */
  public PracticeAreaUpdate withName(String value) {
    return new PracticeAreaUpdate(Objects.requireNonNull(value, "value"));
  }

  @Override
  public String toString() {
    return "PracticeAreaUpdate[]";
  }
}
