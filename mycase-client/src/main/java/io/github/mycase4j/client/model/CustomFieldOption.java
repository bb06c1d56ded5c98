package io.github.mycase4j.client.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An option of a custom field of type {@link CustomFieldType#LIST}.
 *
 * @param key identifies the option; the value of a custom field holds it
 * @param option the name of the option
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record CustomFieldOption(
    @Nullable String key,
    @Nullable String option,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param key identifies the option; the value of a custom field holds it
   * @param option the name of the option
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public CustomFieldOption {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "CustomFieldOption[]";
  }
}
