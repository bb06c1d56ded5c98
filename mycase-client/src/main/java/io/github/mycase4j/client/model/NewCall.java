package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A telephone call to log. Exactly one of client, lead and caller name says who the other party
 * was. A call that is logged belongs to no case.
 *
 * @param calledAt when the call was
 * @param callerPhoneNumber the caller's telephone number
 * @param callFor the staff member whom the call was for
 * @param message the text of the message
 * @param callerName the caller's name
 * @param client the client
 * @param lead the lead
 * @param callType incoming if null
 * @param resolved false if null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewCall(
    Instant calledAt,
    String callerPhoneNumber,
    Ref callFor,
    String message,
    @Nullable String callerName,
    @Nullable Ref client,
    @Nullable Ref lead,
    @Nullable CallDirection callType,
    @Nullable Boolean resolved) {

  /**
   * Checks the components.
   *
   * @param calledAt when the call was
   * @param callerPhoneNumber the caller's telephone number
   * @param callFor the staff member whom the call was for
   * @param message the text of the message
   * @param callerName the caller's name
   * @param client the client
   * @param lead the lead
   * @param callType incoming if null
   * @param resolved false if null
   */
  public NewCall {
    Objects.requireNonNull(calledAt, "calledAt");
    Objects.requireNonNull(callerPhoneNumber, "callerPhoneNumber");
    callFor = callFor.bare();
    Objects.requireNonNull(message, "message");
    client = client == null ? null : client.bare();
    lead = lead == null ? null : lead.bare();
    if (Stream.of(callerName != null, client != null, lead != null).filter(is -> is).count() != 1) {
      throw new IllegalArgumentException(
          "A new call needs exactly one of client, lead and callerName.");
    }
  }

  /**
   * {@return a call with a client}
   *
   * @param clientId the id of the client
   * @param calledAt the time of the call
   * @param phoneNumber the phone number of the other party
   * @param staffId the id of the staff member
   * @param message what the call was about
   */
  public static NewCall ofClient(
      long clientId, Instant calledAt, String phoneNumber, long staffId, String message) {
    return new NewCall(
        calledAt, phoneNumber, Ref.of(staffId), message, null, Ref.of(clientId), null, null, null);
  }

  /**
   * {@return a call with a lead}
   *
   * @param leadId the id of the lead
   * @param calledAt the time of the call
   * @param phoneNumber the phone number of the other party
   * @param staffId the id of the staff member
   * @param message what the call was about
   */
  public static NewCall ofLead(
      long leadId, Instant calledAt, String phoneNumber, long staffId, String message) {
    return new NewCall(
        calledAt, phoneNumber, Ref.of(staffId), message, null, null, Ref.of(leadId), null, null);
  }

  /**
   * {@return a call with someone who is neither a client nor a lead}
   *
   * @param callerName the name of the other party
   * @param calledAt the time of the call
   * @param phoneNumber the phone number of the other party
   * @param staffId the id of the staff member
   * @param message what the call was about
   */
  public static NewCall ofCaller(
      String callerName, Instant calledAt, String phoneNumber, long staffId, String message) {
    return new NewCall(
        calledAt, phoneNumber, Ref.of(staffId), message, callerName, null, null, null, null);
  }

  /**
   * {@return a copy with this direction}
   *
   * @param direction incoming or outgoing; null to leave it to MyCase
   */
  public NewCall withCallType(@Nullable CallDirection direction) {
    return new NewCall(
        calledAt,
        callerPhoneNumber,
        callFor,
        message,
        callerName,
        client,
        lead,
        direction,
        resolved);
  }

  /**
   * {@return a copy that sets whether the call is resolved}
   *
   * @param done true if so
   */
  public NewCall withResolved(@Nullable Boolean done) {
    return new NewCall(
        calledAt, callerPhoneNumber, callFor, message, callerName, client, lead, callType, done);
  }

  @Override
  public String toString() {
    return "NewCall[callFor=" + callFor + ", client=" + client + ", lead=" + lead + "]";
  }
}
