package io.github.mycase4j.mcp.sdk;

import io.github.mycase4j.mcp.tool.UrlElicitation;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks the client's user to open an address, through the SDK. The SDK waits for the reply on a
 * thread, so each question has a daemon thread of its own. Thread-safe.
 */
final class SdkElicitation implements UrlElicitation {
  private static final int MINUTES_FOR_A_PERSON = 10;

  private final McpSyncServerExchange exchange;

  SdkElicitation(McpSyncServerExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public PendingElicitation ask(String message, URI address) {
    // The id must be the only one of its kind in the session, among those of other tools too.
    McpSchema.ElicitUrlRequest request =
        McpSchema.ElicitUrlRequest.builder(
                message, address.toASCIIString(), "mycase-" + UUID.randomUUID())
            .build();
    CompletableFuture<Action> sent = new CompletableFuture<>();
    Thread thread = new Thread(() -> ask(request, sent), "mycase-elicitation");
    thread.setDaemon(true);
    thread.start();
    CompletableFuture<Action> reply =
        sent.orTimeout(MINUTES_FOR_A_PERSON, TimeUnit.MINUTES)
            .whenComplete((answer, failure) -> thread.interrupt());
    return new PendingElicitation() {
      @Override
      public CompletableFuture<Action> action() {
        return reply;
      }

      @Override
      public void complete() {
        // The SDK's exchange sends no notification of this kind; the protocol leaves it optional.
      }
    };
  }

  private void ask(McpSchema.ElicitUrlRequest request, CompletableFuture<Action> reply) {
    try {
      McpSchema.ElicitResult result = exchange.createElicitation(request);
      reply.complete(
          result.action() == McpSchema.ElicitResult.Action.ACCEPT ? Action.ACCEPT : Action.DECLINE);
    } catch (RuntimeException e) {
      reply.completeExceptionally(e);
    }
  }
}
