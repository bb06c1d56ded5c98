package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.Message;
import io.github.mycase4j.client.model.MessageThread;
import io.github.mycase4j.client.model.NewMessage;
import io.github.mycase4j.client.model.NewMessageThread;

/**
 * Conversations between the firm and its clients. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Message Threads
 */
public interface MessageThreadsApi {
  /**
   * Lists the message threads of one client, lazily ({@code GET /clients/{id}/message_threads}).
   *
   * @param clientId the id of the client
   * @return the message threads, read page by page while they are iterated
   */
  PagedIterable<MessageThread> listByClient(long clientId);

  /**
   * Creates a message thread ({@code POST /message_threads}) and returns it as MyCase stored it.
   *
   * @param body what to create
   * @return the message thread as MyCase stored it
   */
  MessageThread create(NewMessageThread body);

  /**
   * Creates a message thread for a case ({@code POST /cases/{id}/message_threads}) and returns it
   * as MyCase stored it.
   *
   * @param caseId the id of the case
   * @param body what to create
   * @return the message thread as MyCase stored it
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case with this id
   */
  MessageThread createForCase(long caseId, NewMessageThread body);

  /**
   * Adds a message to a thread ({@code POST /message_threads/{id}/messages}) and returns it as
   * MyCase stored it.
   *
   * @param threadId the id of the message thread
   * @param body what to create
   * @return the message as MyCase stored it
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no message thread with
   *     this id
   */
  Message createMessage(long threadId, NewMessage body);
}
