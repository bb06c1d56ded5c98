package io.github.mycase4j.client.model;

import java.util.Objects;

/**
 * An option for a custom field of type {@link CustomFieldType#LIST}.
 *
 * @param optionValue the name of the option
 */
public record NewCustomFieldOption(String optionValue) {

  /**
   * Checks the components.
   *
   * @param optionValue the name of the option
   */
  public NewCustomFieldOption {
    Objects.requireNonNull(optionValue, "optionValue");
  }

  /**
   * {@return an option of this name}
   *
   * @param name the name
   */
  public static NewCustomFieldOption of(String name) {
    return new NewCustomFieldOption(name);
  }

  @Override
  public String toString() {
    return "NewCustomFieldOption[]";
  }
}
