package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.builtin.CreateCaseTool;
import io.github.mycase4j.mcp.builtin.CreateTaskTool;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.UrlElicitation.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A firm in which the user confirms each write. */
@Timeout(60)
abstract class ConfirmedWriteTestBase extends DispatcherTestBase {
  static final Duration LONG = Duration.ofMinutes(1);

  final List<String> questions = Collections.synchronizedList(new ArrayList<>());
  final FormElicitation yes = responding(Action.ACCEPT, Map.of("confirm", true));
  final FormElicitation no = responding(Action.DECLINE, Map.of());

  final FormElicitation responding(Action action, Map<String, Object> content) {
    return (message, schema) -> {
      questions.add(message);
      return new FormElicitation.FormResponse(action, content);
    };
  }

  final void confirming(Duration patience, int maxWrites, MyCaseTool<?>... tools) {
    session.writes = new SessionWrites(maxWrites, clock);
    dispatcher =
        new Dispatcher(
            new ToolRegistry(List.of(tools), false, true),
            session,
            clock,
            new Ulids(clock, new Random(1)),
            new WriteConfirmation(new FormWait(patience, Duration.ofMillis(1))));
  }

  @BeforeEach
  final void serve() {
    confirming(
        LONG,
        100,
        new CreateTaskTool(),
        new CreateCaseTool(),
        writes("make-it", context -> it(createTask(context).id())),
        reads("get-it", context -> it(5)));
  }

  final McpServer.CallToolResult call(
      @Nullable FormElicitation form, String tool, Object... arguments) {
    return call(form, new Cancellation(), null, tool, arguments);
  }

  final McpServer.CallToolResult call(
      @Nullable FormElicitation form,
      Cancellation cancellation,
      McpServer.@Nullable ProgressSink progress,
      String tool,
      Object... arguments) {
    return dispatcher.call(
        session,
        new McpServer.Call(
            tool,
            TestFirm.arguments(arguments),
            "test/1",
            Scope.READ_WRITE,
            cancellation,
            progress,
            null,
            form));
  }

  final void assertNotSent(McpServer.CallToolResult result, String why) {
    assertThat(result.isError()).isTrue();
    assertThat(result.text()).startsWith("Nothing was sent: ");
    assertThat(lines()).hasSize(1);
    assertThat(lastLine().get("kind")).isEqualTo("call");
    assertThat(lastLine().get("outcome")).isEqualTo("denied");
    assertThat(lastLine().get("error")).isEqualTo("not confirmed: " + why);
    assertThat(writesSent()).isZero();
    assertThat(ran).isEmpty();
  }

  static Object[] task() {
    return new Object[] {
      "name", "Call about the lease",
      "due_date", "2026-04-01",
      "priority", "High",
      "staff_ids", List.of(501, 503),
      "case_id", 1001,
      "description", "Before noon"
    };
  }
}
