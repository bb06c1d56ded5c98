package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.builtin.CreateTaskTool;
import io.github.mycase4j.mcp.builtin.LogCallTool;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that the user lets read only. */
class ScopeOfACallTest extends DispatcherTestBase {
  @BeforeEach
  void serve() {
    serving(
        writes("make-it", context -> it(createTask(context).id())),
        reads("get-it", context -> it(5)),
        new LogCallTool());
  }

  private McpServer.CallToolResult callOf(Scope scope, String tool, Object... arguments) {
    return dispatcher.call(
        session,
        new McpServer.Call(
            tool,
            TestFirm.arguments(arguments),
            "claude-ai/3 grant/G7",
            scope,
            new Cancellation(),
            null,
            null,
            null));
  }

  @Test
  void aWriteIsDeniedAndRecordedAndTheTransportLearnsWhatIsMissing() {
    McpServer.CallToolResult result = callOf(Scope.READ, "make-it", "word", "x");
    assertThat(result.isError()).isTrue();
    assertThat(result.text()).startsWith("Nothing was sent: make-it writes to MyCase");
    assertThat(result.structured()).isNull();
    assertThat(result.needsScope()).isEqualTo(Scope.READ_WRITE);
    assertThat(Scope.READ_WRITE.text()).isEqualTo("mycase:read mycase:write");
    assertThat(ran).isEmpty();
    assertThat(writesSent()).isZero();
    assertThat(lines()).hasSize(1);
    assertThat(lastLine().only("kind", "tool", "outcome", "error", "client", "access"))
        .containsEntry("kind", "call")
        .containsEntry("tool", "make-it")
        .containsEntry("outcome", "denied")
        .containsEntry("error", "the client lacks the scope mycase:write")
        .containsEntry("client", "claude-ai/3 grant/G7")
        .containsEntry("access", "write");
  }

  @Test
  void itIsNotCountedAsAWriteAndNotCompared() {
    session.writes = new SessionWrites(1, clock);
    callOf(Scope.READ, "make-it", "word", "x");
    assertThat(callOf(Scope.READ_WRITE, "make-it", "word", "x").isError()).isFalse();
  }

  @Test
  void aReadIsCarriedOut() {
    McpServer.CallToolResult result = callOf(Scope.READ, "get-it");
    assertThat(result.isError()).isFalse();
    assertThat(result.needsScope()).isNull();
  }

  @Test
  void whatASettingForbidsIsNoMatterOfTheScope() {
    McpServer.CallToolResult experimental = callOf(Scope.READ, "log-call");
    assertThat(experimental.text()).contains("is experimental and disabled");
    assertThat(experimental.needsScope()).isNull();
    serving(true, false, writes("make-it", context -> it(createTask(context).id())));
    McpServer.CallToolResult readOnly = callOf(Scope.READ, "make-it");
    assertThat(readOnly.text()).contains("MYCASE_READ_ONLY");
    assertThat(readOnly.needsScope()).isNull();
    assertThat(lastLine().get("outcome")).isEqualTo("denied");
  }

  @Test
  void aToolThatDoesNotExistIsNoMatterOfTheScopeAndOnlyToolsOfTheScopeAreNamed() {
    McpServer.CallToolResult result = callOf(Scope.READ, "make-that");
    assertThat(result.text()).contains("get-it").doesNotContain("make-it");
    assertThat(result.needsScope()).isNull();
    assertThat(callOf(Scope.READ_WRITE, "make-that").text()).contains("get-it", "make-it");
  }

  @Test
  void nothingIsToldWhereTheDenialCannotBeRecorded() {
    session.refuses = record -> true;
    McpServer.CallToolResult result = callOf(Scope.READ, "make-it");
    assertThat(result.text()).startsWith("The audit log cannot be written");
    assertThat(result.needsScope()).isNull();
    assertThat(writesSent()).isZero();
  }

  @Test
  void theListHasTheToolsOfTheScope() {
    ToolRegistry registry =
        new ToolRegistry(
            List.of(new CreateTaskTool(), new LogCallTool(), reads("get-it", context -> it(5))),
            false,
            true);
    assertThat(registry.tools(Scope.READ)).extracting("name").containsExactly("get-it");
    assertThat(registry.tools(Scope.READ_WRITE))
        .extracting("name")
        .containsExactly("create-task", "log-call", "get-it");
  }
}
