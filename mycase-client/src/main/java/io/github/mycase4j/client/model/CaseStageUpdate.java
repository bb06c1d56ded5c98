package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new name for a case stage.
 *
 * @param name the name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseStageUpdate(@Nullable String name) {

  /**
   * {@return an update of a case stage that changes nothing yet}
   *
   * @param caseStage the record as MyCase returned it last
   */
  public static CaseStageUpdate from(CaseStage caseStage) {
    return new CaseStageUpdate(caseStage.name());
  }

  /**
   * {@return an update to this name, which is all that MyCase lets change}
   *
   * @param name the name
   */
  public static CaseStageUpdate of(String name) {
    return new CaseStageUpdate(Objects.requireNonNull(name, "name"));
  }

  /**
   * {@return a copy with this name}
   *
   * @param value the name
   */
  public CaseStageUpdate withName(String value) {
    return new CaseStageUpdate(Objects.requireNonNull(value, "value"));
  }

  @Override
  public String toString() {
    return "CaseStageUpdate[]";
  }
}
