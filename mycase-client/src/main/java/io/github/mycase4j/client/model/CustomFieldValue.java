package io.github.mycase4j.client.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value of one custom field of a case, client, company, lead or time entry.
 *
 * @param value a string, a number or a boolean
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record CustomFieldValue(
    @Nullable CustomFieldRef customField,
    @Nullable Object value,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  public CustomFieldValue {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "CustomFieldValue[customField=" + customField + "]";
  }
}
