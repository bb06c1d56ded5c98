package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversation between the firm and its clients.
 *
 * @param id MyCase's id
 * @param subject the subject
 * @param firstMessageBody the text of the first message
 * @param sender the staff member or client who wrote the first message
 * @param legalCase the case it belongs to, if any
 * @param clients the clients
 * @param staff the staff members
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record MessageThread(
    long id,
    @Nullable String subject,
    @Nullable String firstMessageBody,
    @Nullable Ref sender,
    @JsonProperty("case") @Nullable Ref legalCase,
    List<Ref> clients,
    List<Ref> staff,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param subject the subject
   * @param firstMessageBody the text of the first message
   * @param sender the staff member or client who wrote the first message
   * @param legalCase the case it belongs to, if any
   * @param clients the clients
   * @param staff the staff members
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public MessageThread {
    clients = ImmutableCopies.list(clients);
    staff = ImmutableCopies.list(staff);
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "MessageThread[id=" + id + "]";
  }
}
