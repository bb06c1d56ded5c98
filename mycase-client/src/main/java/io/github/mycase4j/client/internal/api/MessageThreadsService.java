package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.MessageThreadsApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Message;
import io.github.mycase4j.client.model.MessageThread;
import io.github.mycase4j.client.model.NewMessage;
import io.github.mycase4j.client.model.NewMessageThread;

/** Sends the requests of {@link MessageThreadsApi}. */
final class MessageThreadsService implements MessageThreadsApi {
  private final Resource<MessageThread> messageThreads;
  private final Resource<Message> messages;

  MessageThreadsService(Api api) {
    this.messageThreads =
        new Resource<>(api, "message_threads", MessageThread.class, MessageThread::id);
    this.messages = new Resource<>(api, "messages", Message.class, Message::id);
  }

  @Override
  public PagedIterable<MessageThread> listByClient(long clientId) {
    return messageThreads.listBelow("clients", clientId);
  }

  @Override
  public MessageThread create(NewMessageThread body) {
    return messageThreads.create(body);
  }

  @Override
  public MessageThread createForCase(long caseId, NewMessageThread body) {
    return messageThreads.createBelow("cases", caseId, body);
  }

  @Override
  public Message createMessage(long threadId, NewMessage body) {
    return messages.createBelow("message_threads", threadId, body);
  }
}
