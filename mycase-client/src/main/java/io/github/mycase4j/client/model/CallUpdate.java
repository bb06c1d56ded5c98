package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a logged telephone call. {@link #from} takes over what MyCase requires in every update
 * (time, phone number, staff member, message and who it was with), and each {@code with} method
 * sets a field to change. Nothing else is sent.
 *
 * <p>What was taken over is sent as it was read: if somebody else changed it in the meantime, that
 * change is overwritten. MyCase documents no way to clear a field.
 *
 * <p>Exactly one of client, lead and caller name says who the other party was; setting one unsets
 * the others.
 *
 * @param calledAt when the call was
 * @param callerPhoneNumber the caller's telephone number
 * @param callFor the staff member whom the call was for
 * @param message the text of the message
 * @param callerName the caller's name
 * @param client the client
 * @param lead the lead
 * @param callType whether it came in or went out
 * @param resolved whether it was dealt with
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallUpdate(
    @Nullable Instant calledAt,
    @Nullable String callerPhoneNumber,
    @Nullable Ref callFor,
    @Nullable String message,
    @Nullable String callerName,
    @Nullable Ref client,
    @Nullable Ref lead,
    @Nullable CallDirection callType,
    @Nullable Boolean resolved) {

  /**
   * Normalizes the components.
   *
   * @param calledAt when the call was
   * @param callerPhoneNumber the caller's telephone number
   * @param callFor the staff member whom the call was for
   * @param message the text of the message
   * @param callerName the caller's name
   * @param client the client
   * @param lead the lead
   * @param callType whether it came in or went out
   * @param resolved whether it was dealt with
   */
  public CallUpdate {
    callFor = callFor == null ? null : callFor.bare();
    client = client == null ? null : client.bare();
    lead = lead == null ? null : lead.bare();
  }

  /**
   * {@return an update of a call that changes nothing yet}
   *
   * @param call the record as MyCase returned it last
   */
  public static CallUpdate from(Call call) {
    Ref client = call.client();
    Ref lead = client == null ? call.lead() : null;
    String caller = client == null && lead == null ? call.callerName() : null;
    return new CallUpdate(
        call.calledAt(),
        call.callerPhoneNumber(),
        call.callFor(),
        call.message(),
        caller,
        client,
        lead,
        null,
        null);
  }

  /**
   * {@return a copy with the time of the call}
   *
   * @param value the time of the call
   */
  public CallUpdate withCalledAt(Instant value) {
    return with(draft -> draft.calledAt = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this phone number}
   *
   * @param value the phone number
   */
  public CallUpdate withCallerPhoneNumber(String value) {
    return with(draft -> draft.callerPhoneNumber = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with the staff member whom the call was for}
   *
   * @param callForId the id of the staff member
   */
  public CallUpdate withCallFor(long callForId) {
    return with(draft -> draft.callFor = Ref.of(callForId));
  }

  /**
   * {@return a copy with this message}
   *
   * @param value the message
   */
  public CallUpdate withMessage(String value) {
    return with(draft -> draft.message = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy with this direction}
   *
   * @param value the direction
   */
  public CallUpdate withCallType(CallDirection value) {
    return with(draft -> draft.callType = Objects.requireNonNull(value, "value"));
  }

  /**
   * {@return a copy that sets whether the call is resolved}
   *
   * @param value whether the call is resolved
   */
  public CallUpdate withResolved(boolean value) {
    return with(draft -> draft.resolved = value);
  }

  /**
   * {@return a copy in which the call was with a client, instead of whomever it was with before}
   *
   * @param clientId the id of the client
   */
  public CallUpdate withClient(long clientId) {
    return with(
        draft -> {
          draft.callerName = null;
          draft.client = Ref.of(clientId);
          draft.lead = null;
        });
  }

  /**
   * {@return a copy in which the call was with a lead, instead of whomever it was with before}
   *
   * @param leadId the id of the lead
   */
  public CallUpdate withLead(long leadId) {
    return with(
        draft -> {
          draft.callerName = null;
          draft.client = null;
          draft.lead = Ref.of(leadId);
        });
  }

  /**
   * {@return a copy in which the call was with somebody who is neither a client nor a lead, instead
   * of whomever it was with before}
   *
   * @param name the name
   */
  public CallUpdate withCallerName(String name) {
    return with(
        draft -> {
          draft.callerName = Objects.requireNonNull(name, "name");
          draft.client = null;
          draft.lead = null;
        });
  }

  @Override
  public String toString() {
    return "CallUpdate[callFor="
        + callFor
        + ", client="
        + client
        + ", lead="
        + lead
        + ", resolved="
        + resolved
        + "]";
  }

  private CallUpdate with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.build();
  }

  /** The components while one of them is replaced. */
  private static final class Draft {
    private @Nullable Instant calledAt;
    private @Nullable String callerPhoneNumber;
    private @Nullable Ref callFor;
    private @Nullable String message;
    private @Nullable String callerName;
    private @Nullable Ref client;
    private @Nullable Ref lead;
    private @Nullable CallDirection callType;
    private @Nullable Boolean resolved;

    private Draft(CallUpdate from) {
      calledAt = from.calledAt;
      callerPhoneNumber = from.callerPhoneNumber;
      callFor = from.callFor;
      message = from.message;
      callerName = from.callerName;
      client = from.client;
      lead = from.lead;
      callType = from.callType;
      resolved = from.resolved;
    }

    private CallUpdate build() {
      return new CallUpdate(
          calledAt,
          callerPhoneNumber,
          callFor,
          message,
          callerName,
          client,
          lead,
          callType,
          resolved);
    }
  }
}
