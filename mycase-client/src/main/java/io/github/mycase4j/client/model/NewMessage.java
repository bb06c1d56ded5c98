package io.github.mycase4j.client.model;

import java.util.Objects;

/**
 * A message to add to a thread.
 *
 * @param sender the staff member or client who writes it
 * @param body the text
 */
public record NewMessage(Ref sender, String body) {

  /**
   * Checks the components.
   *
   * @param sender the staff member or client who writes it
   * @param body the text
   */
  public NewMessage {
    sender = sender.bare();
    Objects.requireNonNull(body, "body");
  }

  /**
   * {@return a message of a staff member or client}
   *
   * @param senderId the id of the staff member or client who writes it
   * @param body the text
   */
  public static NewMessage of(long senderId, String body) {
    return new NewMessage(Ref.of(senderId), body);
  }

  @Override
  public String toString() {
    return "NewMessage[sender=" + sender + "]";
  }
}
