package io.github.mycase4j.client.model;

import java.util.Objects;

/**
 * A people group to create.
 *
 * @param name the name
 */
public record NewPeopleGroup(String name) {

  /**
   * Checks the components.
   *
   * @param name the name
   */
  public NewPeopleGroup {
    Objects.requireNonNull(name, "name");
  }

  /**
   * {@return a people group of this name}
   *
   * @param name the name
   */
  public static NewPeopleGroup of(String name) {
    return new NewPeopleGroup(name);
  }

  @Override
  public String toString() {
    return "NewPeopleGroup[]";
  }
}
