package io.github.mycase4j.client.model;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A value for a custom field of something new.
 *
 * @param customField the field
 * @param value a string, a number or a boolean
 */
public record NewCustomFieldValue(Ref customField, Object value) {

  /**
   * Checks the components.
   *
   * @param customField the field
   * @param value a string, a number or a boolean
   */
  public NewCustomFieldValue {
    customField = customField.bare();
    Objects.requireNonNull(value, "value");
    if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
      throw new IllegalArgumentException(
          "The value of custom field "
              + customField.id()
              + " must be a string, a number or a boolean.");
    }
  }

  /**
   * {@return a text, or the key of a list option}
   *
   * @param customFieldId the id of the custom field
   * @param text the text
   */
  public static NewCustomFieldValue of(long customFieldId, String text) {
    return new NewCustomFieldValue(Ref.of(customFieldId), text);
  }

  /**
   * {@return a number or an amount of money}
   *
   * @param customFieldId the id of the custom field
   * @param number the exact value
   */
  public static NewCustomFieldValue of(long customFieldId, BigDecimal number) {
    return new NewCustomFieldValue(Ref.of(customFieldId), number);
  }

  /**
   * {@return a yes or no}
   *
   * @param customFieldId the id of the custom field
   * @param answer the value
   */
  public static NewCustomFieldValue of(long customFieldId, boolean answer) {
    return new NewCustomFieldValue(Ref.of(customFieldId), answer);
  }

  @Override
  public String toString() {
    return "NewCustomFieldValue[customField=" + customField + "]";
  }
}
