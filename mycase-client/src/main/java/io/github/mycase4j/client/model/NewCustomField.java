package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * A custom field to create.
 *
 * @param name the name
 * @param parentType what the field belongs to
 * @param fieldType the type of the field
 * @param listOptions the options of a field of type {@link CustomFieldType#LIST}, at least one;
 *     empty for other types
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewCustomField(
    String name,
    CustomFieldParent parentType,
    CustomFieldType fieldType,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NewCustomFieldOption> listOptions) {

  /**
   * Checks the components and makes collections unmodifiable.
   *
   * @param name the name
   * @param parentType what the field belongs to
   * @param fieldType the type of the field
   * @param listOptions the options of a field of type {@link CustomFieldType#LIST}, at least one;
   *     empty for other types
   */
  public NewCustomField {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(parentType, "parentType");
    Objects.requireNonNull(fieldType, "fieldType");
    listOptions = ImmutableCopies.list(listOptions);
  }

  /**
   * {@return a field of any type but list}
   *
   * @param name the name
   * @param parentType what the field belongs to
   * @param fieldType the type of the field
   */
  public static NewCustomField of(
      String name, CustomFieldParent parentType, CustomFieldType fieldType) {
    return new NewCustomField(name, parentType, fieldType, List.of());
  }

  /**
   * {@return a field of type list with the names of its options}
   *
   * @param name the name
   * @param parentType what the field belongs to
   * @param options the names of the options, at least one
   */
  public static NewCustomField list(
      String name, CustomFieldParent parentType, List<String> options) {
    return new NewCustomField(
        name,
        parentType,
        CustomFieldType.LIST,
        options.stream().map(NewCustomFieldOption::of).toList());
  }

  @Override
  public String toString() {
    return "NewCustomField[parentType=" + parentType + ", fieldType=" + fieldType + "]";
  }
}
