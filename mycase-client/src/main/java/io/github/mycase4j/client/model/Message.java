package io.github.mycase4j.client.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of a thread.
 *
 * @param id MyCase's id
 * @param sender the staff member or client who wrote it
 * @param body the text
 * @param messageThread the message thread
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record Message(
    long id,
    @Nullable Ref sender,
    @Nullable String body,
    @Nullable MessageThreadRef messageThread,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param sender the staff member or client who wrote it
   * @param body the text
   * @param messageThread the message thread
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public Message {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "Message[id=" + id + "]";
  }
}
