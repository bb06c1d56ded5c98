package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A telephone call that was logged. MyCase has no way to ask for a single one.
 *
 * @param callFor the staff member whom the call was for
 * @param callerName only where the caller is neither a client nor a lead
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

  public Call {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "Call[id=" + id + ", resolved=" + resolved + "]";
  }
}
