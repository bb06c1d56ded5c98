package io.github.mycase4j.client.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The custom field that a value belongs to. MyCase sends its type only on request.
 *
 * @param id MyCase's id
 * @param fieldType the type of the field
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record CustomFieldRef(
    long id,
    @Nullable CustomFieldType fieldType,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param fieldType the type of the field
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public CustomFieldRef {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "CustomFieldRef[id=" + id + "]";
  }
}
