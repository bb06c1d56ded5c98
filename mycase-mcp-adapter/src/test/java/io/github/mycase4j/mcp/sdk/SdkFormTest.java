package io.github.mycase4j.mcp.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SdkFormTest {
  private static final Map<String, Object> SCHEMA =
      Map.of("type", "object", "properties", Map.of("sure", Map.of("type", "boolean")));

  /** A tool that asks the user and returns the response as text. */
  private static McpSchema.CallToolResult askAndSay(
      McpSyncServerExchange exchange, McpSchema.CallToolRequest request) {
    String said;
    try {
      FormElicitation.FormResponse response = new SdkForm(exchange).ask("Create it?", SCHEMA);
      said = response.action() + " " + response.content();
    } catch (ToolFailedException e) {
      said = e.getMessage();
    }
    return McpSchema.CallToolResult.builder().addTextContent(said).build();
  }

  private static String said(Function<McpSchema.ElicitFormRequest, McpSchema.ElicitResult> user)
      throws IOException {
    McpSchema.Tool tool = McpSchema.Tool.builder("ask", Map.of("type", "object")).build();
    try (SdkPair pair =
        SdkPair.start(
            server -> server.tools(new SyncToolSpecification(tool, SdkFormTest::askAndSay)),
            client ->
                client
                    .capabilities(
                        McpSchema.ClientCapabilities.builder().elicitation(true, false).build())
                    .elicitation(user))) {
      McpSchema.CallToolResult result =
          pair.client.callTool(
              McpSchema.CallToolRequest.builder("ask").arguments(Map.of()).build());
      return ((McpSchema.TextContent) result.content().get(0)).text();
    }
  }

  private static McpSchema.ElicitResult result(
      McpSchema.ElicitResult.Action action, Map<String, Object> content) {
    return new McpSchema.ElicitResult(action, content, null);
  }

  @Test
  void theUserSeesTheQuestionAndTheToolTheResponse() throws IOException {
    assertThat(
            said(
                question -> {
                  assertThat(question.message()).isEqualTo("Create it?");
                  assertThat(question.requestedSchema()).isEqualTo(SCHEMA);
                  return result(McpSchema.ElicitResult.Action.ACCEPT, Map.of("sure", true));
                }))
        .isEqualTo("ACCEPT {sure=true}");
  }

  @Test
  void anythingButConsentIsNone() throws IOException {
    assertThat(said(question -> result(McpSchema.ElicitResult.Action.CANCEL, Map.of("sure", true))))
        .isEqualTo("CANCEL {}");
  }

  @Test
  void aClientThatFailsIsNamed() throws IOException {
    assertThat(
            said(
                question -> {
                  throw new IllegalStateException("no screen");
                }))
        .isEqualTo("The MCP client could not ask the user, or the user did not respond in time.");
  }
}
