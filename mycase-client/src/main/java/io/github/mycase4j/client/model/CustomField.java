package io.github.mycase4j.client.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field that the firm defined for its cases, clients, companies, time entries or expenses.
 *
 * @param id MyCase's id
 * @param name the name
 * @param parentType what the field belongs to
 * @param fieldType the type of the field
 * @param listOptions the options of a field of type {@link CustomFieldType#LIST}; empty otherwise
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record CustomField(
    long id,
    @Nullable String name,
    @Nullable CustomFieldParent parentType,
    @Nullable CustomFieldType fieldType,
    List<CustomFieldOption> listOptions,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param name the name
   * @param parentType what the field belongs to
   * @param fieldType the type of the field
   * @param listOptions the options of a field of type {@link CustomFieldType#LIST}; empty otherwise
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public CustomField {
    listOptions = ImmutableCopies.list(listOptions);
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "CustomField[id=" + id + "]";
  }
}
