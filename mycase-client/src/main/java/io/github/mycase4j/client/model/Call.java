package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A telephone call that was logged. MyCase has no way to ask for a single one.
 *
 * @param id MyCase's id
 * @param calledAt when the call was
 * @param callerPhoneNumber the caller's telephone number
 * @param callFor the staff member whom the call was for
 * @param legalCase the case that it belongs to
 * @param lead the lead
 * @param client the client
 * @param callerName only where the caller is neither a client nor a lead
 * @param message the text of the message
 * @param callType whether it came in or went out
 * @param resolved whether it was dealt with
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record Call(
    long id,
    @Nullable Instant calledAt,
    @Nullable String callerPhoneNumber,
    @Nullable Ref callFor,
    @JsonProperty("case") @Nullable Ref legalCase,
    @Nullable Ref lead,
    @Nullable Ref client,
    @Nullable String callerName,
    @Nullable String message,
    @Nullable CallDirection callType,
    @Nullable Boolean resolved,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param calledAt when the call was
   * @param callerPhoneNumber the caller's telephone number
   * @param callFor the staff member whom the call was for
   * @param legalCase the case that it belongs to
   * @param lead the lead
   * @param client the client
   * @param callerName only where the caller is neither a client nor a lead
   * @param message the text of the message
   * @param callType whether it came in or went out
   * @param resolved whether it was dealt with
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public Call {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "Call[id=" + id + ", resolved=" + resolved + "]";
  }
}
