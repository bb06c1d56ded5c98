package io.github.mycase4j.mcp.stdio;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks this client's user by {@code elicitation/create} in mode {@code form}, within one call.
 * Thread-safe.
 */
final class FormElicitationRequest implements FormElicitation {
  /** How long a person may take to respond; a caller may set a shorter limit. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private final ClientRequests client;
  private final Cancellation cancellation;
  private final Duration patience;

  FormElicitationRequest(ClientRequests client, Cancellation cancellation, Duration patience) {
    this.client = client;
    this.cancellation = cancellation;
    this.patience = patience;
  }

  @Override
  public FormResponse ask(String message, Map<String, Object> requestedSchema) {
    CompletableFuture<McpSchema.ElicitResult> reply =
        client.send(
            McpSchema.METHOD_ELICITATION_CREATE,
            McpSchema.ElicitFormRequest.builder(message, requestedSchema).build(),
            new TypeRef<McpSchema.ElicitResult>() {});
    Cancellation.Registration cancelled = cancellation.onCancel(() -> reply.cancel(false));
    try {
      return response(reply.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (CancellationException e) {
      cancellation.check();
      throw e;
    } catch (TimeoutException e) {
      reply.cancel(false);
      throw new ToolFailedException(
          "The user was asked and did not respond. Call again to ask again.");
    } catch (ExecutionException e) {
      throw new ToolFailedException(
          "The MCP client could not ask the user, although it says that it can.");
    } catch (InterruptedException e) {
      reply.cancel(false);
      Thread.currentThread().interrupt();
      throw new ToolFailedException("The server stopped while the user was asked.");
    } finally {
      cancelled.close();
    }
  }

  private static FormResponse response(McpSchema.ElicitResult result) {
    Map<String, @Nullable Object> content = result.content();
    return new FormResponse(
        UrlElicitation.Action.valueOf(result.action().name()),
        content == null ? Map.of() : content);
  }
}
