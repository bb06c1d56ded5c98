package io.github.mycase4j.client.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The thread that a message belongs to.
 *
 * @param id MyCase's id
 * @param subject the subject
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record MessageThreadRef(
    long id, @Nullable String subject, @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param subject the subject
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public MessageThreadRef {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "MessageThreadRef[id=" + id + "]";
  }
}
