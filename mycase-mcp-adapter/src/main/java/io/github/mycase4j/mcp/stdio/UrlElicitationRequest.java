package io.github.mycase4j.mcp.stdio;

import io.github.mycase4j.mcp.tool.UrlElicitation;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Asks this client's person by {@code elicitation/create} in mode {@code url}. Thread safe. */
final class UrlElicitationRequest implements UrlElicitation {
  private final ClientRequests client;
  private final MessageWriter outbox;
  private final AtomicLong count = new AtomicLong();

  UrlElicitationRequest(ClientRequests client, MessageWriter outbox) {
    this.client = client;
    this.outbox = outbox;
  }

  @Override
  public Asked ask(String message, URI address) {
    String id = "address-" + count.incrementAndGet();
    McpSchema.ElicitUrlRequest request =
        McpSchema.ElicitUrlRequest.builder(message, address.toASCIIString(), id).build();
    CompletableFuture<Reply> reply =
        client
            .send(
                McpSchema.METHOD_ELICITATION_CREATE,
                request,
                new TypeRef<McpSchema.ElicitResult>() {})
            .thenApply(UrlElicitationRequest::reply);
    return new Asked() {
      @Override
      public CompletableFuture<Reply> reply() {
        return reply;
      }

      @Override
      public void over() {
        boolean open =
            !reply.isCompletedExceptionally() && reply.getNow(Reply.AGREED) == Reply.AGREED;
        if (open) {
          outbox.send(
              Outgoing.notification(
                  McpSchema.METHOD_NOTIFICATION_ELICITATION_COMPLETE, Map.of("elicitationId", id)));
        }
      }
    };
  }

  private static Reply reply(McpSchema.ElicitResult result) {
    return result.action() == McpSchema.ElicitResult.Action.ACCEPT ? Reply.AGREED : Reply.REFUSED;
  }
}
