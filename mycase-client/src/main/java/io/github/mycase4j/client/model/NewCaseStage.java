package io.github.mycase4j.client.model;

import java.util.Objects;

/**
 * A case stage to create.
 *
 * @param name the name
 */
public record NewCaseStage(String name) {

  /**
   * Checks the components.
   *
   * @param name the name
   */
  public NewCaseStage {
    Objects.requireNonNull(name, "name");
  }

  /**
   * {@return a case stage of this name}
   *
   * @param name the name
   */
  public static NewCaseStage of(String name) {
    return new NewCaseStage(name);
  }

  @Override
  public String toString() {
    return "NewCaseStage[]";
  }
}
