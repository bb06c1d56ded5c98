package io.github.mycase4j.mcp.stdio;

import io.github.mycase4j.mcp.protocol.Outgoing;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Asks this client's user by {@code elicitation/create} in mode {@code url}. Thread-safe. */
final class UrlElicitationRequest implements UrlElicitation {
  private final ClientRequests client;
  private final MessageWriter writer;
  private final AtomicLong count = new AtomicLong();

  UrlElicitationRequest(ClientRequests client, MessageWriter writer) {
    this.client = client;
    this.writer = writer;
  }

  @Override
  public PendingElicitation ask(String message, URI address) {
    String id = "address-" + count.incrementAndGet();
    McpSchema.ElicitUrlRequest request =
        McpSchema.ElicitUrlRequest.builder(message, address.toASCIIString(), id).build();
    CompletableFuture<Action> reply =
        client
            .send(
                McpSchema.METHOD_ELICITATION_CREATE,
                request,
                new TypeRef<McpSchema.ElicitResult>() {})
            .thenApply(UrlElicitationRequest::reply);
    return new PendingElicitation() {
      @Override
      public CompletableFuture<Action> action() {
        return reply;
      }

      @Override
      public void complete() {
        boolean open =
            !reply.isCompletedExceptionally() && reply.getNow(Action.ACCEPT) == Action.ACCEPT;
        if (open) {
          writer.send(
              Outgoing.notification(
                  McpSchema.METHOD_NOTIFICATION_ELICITATION_COMPLETE, Map.of("elicitationId", id)));
        }
      }
    };
  }

  private static Action reply(McpSchema.ElicitResult result) {
    return result.action() == McpSchema.ElicitResult.Action.ACCEPT ? Action.ACCEPT : Action.DECLINE;
  }
}
