package io.github.mycase4j.mcp.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.TestFirm;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Writes that the user confirms, under a server of the official SDK. */
@Timeout(120)
class SdkConfirmationTest {
  @TempDir Path home;
  private final List<String> questions = new ArrayList<>();
  private TestFirm firm;

  @BeforeEach
  void open() {
    firm = TestFirm.in(home).set("MYCASE_CONFIRM_WRITES", "1").open();
  }

  @AfterEach
  void close() {
    firm.close();
  }

  private String createTask(UnaryOperator<McpClient.SyncSpec> client) throws IOException {
    try (SdkPair pair =
        SdkPair.start(server -> server.tools(SdkTools.of(firm.connector)), client)) {
      McpSchema.CallToolResult result =
          pair.client.callTool(
              McpSchema.CallToolRequest.builder("create-task")
                  .arguments(
                      TestFirm.arguments(
                          "name",
                          "Call",
                          "due_date",
                          "2026-04-01",
                          "priority",
                          "Low",
                          "staff_ids",
                          List.of(501)))
                  .build());
      return ((McpSchema.TextContent) result.content().get(0)).text();
    }
  }

  private UnaryOperator<McpClient.SyncSpec> responding(Action action, Map<String, Object> content) {
    return client ->
        client
            .capabilities(McpSchema.ClientCapabilities.builder().elicitation(true, false).build())
            .elicitation(
                question -> {
                  questions.add(question.message());
                  return new McpSchema.ElicitResult(action, content, null);
                });
  }

  @Test
  void anAcceptedWriteIsSent() throws IOException {
    createTask(responding(Action.ACCEPT, Map.of("confirm", true)));

    assertThat(questions.get(0)).contains("Staff: Priya Raman (501)");
    assertThat(firm.writes()).containsExactly("POST /v1/tasks");
  }

  @Test
  void aDeclinedWriteIsNot() throws IOException {
    assertThat(createTask(responding(Action.DECLINE, Map.of()))).contains("the user declined");
    assertThat(firm.writes()).isEmpty();
  }

  @Test
  void aClientWithoutFormsWritesNothing() throws IOException {
    assertThat(createTask(client -> client)).contains("does not support form elicitation");
    assertThat(firm.writes()).isEmpty();
  }
}
