package io.github.mycase4j.client.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers that an upload has to carry. MyCase decides their names.
 *
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record UploadHeaders(@OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public UploadHeaders {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  /** {@return the headers by name; values that are no texts are left out} */
  public Map<String, String> asMap() {
    Map<String, String> headers = new LinkedHashMap<>();
    additionalProperties.forEach(
        (name, value) -> {
          if (value instanceof String text) {
            headers.put(name, text);
          }
        });
    return Collections.unmodifiableMap(headers);
  }

  @Override
  public String toString() {
    return "UploadHeaders[]";
  }
}
