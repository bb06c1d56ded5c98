package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message thread to start, with its first message.
 *
 * @param subject the subject
 * @param firstMessageBody the text of the first message
 * @param sender the sender
 * @param clientRecipients the client recipients
 * @param staffRecipients the staff recipients
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewMessageThread(
    String subject,
    String firstMessageBody,
    @Nullable Ref sender,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Ref> clientRecipients,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Ref> staffRecipients) {

  /**
   * Checks the components and makes collections unmodifiable.
   *
   * @param subject the subject
   * @param firstMessageBody the text of the first message
   * @param sender the sender
   * @param clientRecipients the client recipients
   * @param staffRecipients the staff recipients
   */
  public NewMessageThread {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(firstMessageBody, "firstMessageBody");
    sender = sender == null ? null : sender.bare();
    clientRecipients = ImmutableCopies.bare(clientRecipients);
    staffRecipients = ImmutableCopies.bare(staffRecipients);
  }

  /**
   * {@return a thread without recipients}
   *
   * @param subject the subject
   * @param firstMessageBody the text of the first message
   */
  public static NewMessageThread of(String subject, String firstMessageBody) {
    return new NewMessageThread(subject, firstMessageBody, null, List.of(), List.of());
  }

  /**
   * {@return a copy with this staff member or client as the sender}
   *
   * @param senderId the id of the staff member or client who writes it
   */
  public NewMessageThread withSender(long senderId) {
    return new NewMessageThread(
        subject, firstMessageBody, Ref.of(senderId), clientRecipients, staffRecipients);
  }

  /**
   * {@return a copy with these clients as recipients}
   *
   * @param clientIds the ids of the clients
   */
  public NewMessageThread withClientRecipients(List<Long> clientIds) {
    return new NewMessageThread(
        subject, firstMessageBody, sender, Ref.all(clientIds), staffRecipients);
  }

  /**
   * {@return a copy with these staff members as recipients}
   *
   * @param staffIds the ids of the staff members
   */
  public NewMessageThread withStaffRecipients(List<Long> staffIds) {
    return new NewMessageThread(
        subject, firstMessageBody, sender, clientRecipients, Ref.all(staffIds));
  }

  @Override
  public String toString() {
    return "NewMessageThread[sender=" + sender + "]";
  }
}
