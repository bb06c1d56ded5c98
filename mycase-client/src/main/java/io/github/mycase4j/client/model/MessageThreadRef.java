package io.github.mycase4j.client.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The thread that a message belongs to.
 *
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record MessageThreadRef(
    long id, @Nullable String subject, @OtherFields Map<String, Object> additionalProperties) {

  public MessageThreadRef {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "MessageThreadRef[id=" + id + "]";
  }
}
