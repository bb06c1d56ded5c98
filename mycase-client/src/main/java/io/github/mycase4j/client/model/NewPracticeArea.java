package io.github.mycase4j.client.model;

import java.util.Objects;

/**
 * A practice area to create.
 *
 * @param name the name
 */
public record NewPracticeArea(String name) {

  /**
   * Checks the components.
   *
   * @param name the name
   */
  public NewPracticeArea {
    Objects.requireNonNull(name, "name");
  }

  /**
   * {@return a practice area of this name}
   *
   * @param name the name
   */
  public static NewPracticeArea of(String name) {
    return new NewPracticeArea(name);
  }

  @Override
  public String toString() {
    return "NewPracticeArea[]";
  }
}
