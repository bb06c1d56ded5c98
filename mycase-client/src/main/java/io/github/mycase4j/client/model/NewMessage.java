package io.github.mycase4j.client.model;

import java.util.Objects;

/**
 * A message to add to a thread.
 *
 * @param sender the staff member or client who writes it
 */
public record NewMessage(Ref sender, String body) {

  public NewMessage {
    sender = sender.bare();
    Objects.requireNonNull(body, "body");
  }

  /** Returns a message of a staff member or client. */
  public static NewMessage of(long senderId, String body) {
    return new NewMessage(Ref.of(senderId), body);
  }

  @Override
  public String toString() {
    return "NewMessage[sender=" + sender + "]";
  }
}
