package io.github.mycase4j.mcp.sdk;

import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the client's user to fill in a form, through the SDK; waits for the reply. Thread-safe. */
final class SdkForm implements FormElicitation {
  private final McpSyncServerExchange exchange;

  SdkForm(McpSyncServerExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public FormResponse ask(String message, Map<String, Object> requestedSchema) {
    McpSchema.ElicitResult result;
    try {
      result =
          exchange.createElicitation(
              McpSchema.ElicitFormRequest.builder(message, requestedSchema).build());
    } catch (RuntimeException e) {
      throw new ToolFailedException(
          "The MCP client could not ask the user, or the user did not respond in time.",
          List.of(),
          e);
    }
    Map<String, @Nullable Object> content = result.content();
    return new FormResponse(
        UrlElicitation.Action.valueOf(result.action().name()),
        content == null ? Map.of() : content);
  }
}
