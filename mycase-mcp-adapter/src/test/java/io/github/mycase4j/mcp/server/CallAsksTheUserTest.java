package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.tool.ElicitationQuestion;
import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.InputRequiredException;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A tool that needs a response from the user before it continues. */
class CallAsksTheUserTest extends DispatcherTestBase {
  private static final Map<String, Object> SCHEMA =
      Map.of("type", "object", "properties", Map.of());
  private static final ElicitationQuestion QUESTION =
      ElicitationQuestion.form("Create the task?", SCHEMA);

  /** A client that asks its user between two calls, as revision 2026-07-28 has it. */
  private static final FormElicitation LATER =
      (message, schema) -> {
        throw new InputRequiredException(ElicitationQuestion.form(message, schema));
      };

  private static final FormElicitation AGREED =
      (message, schema) -> new FormElicitation.FormResponse(UrlElicitation.Action.ACCEPT, Map.of());

  private McpServer.CallToolResult callWith(@Nullable FormElicitation client) {
    return dispatcher.call(
        session,
        new McpServer.Call(
            "make-it",
            Map.of(),
            "test/1",
            Scope.READ_WRITE,
            new Cancellation(),
            null,
            null,
            client));
  }

  private static void confirm(ToolContext context) {
    FormElicitation form =
        context.formElicitation().orElseThrow(() -> new ToolFailedException("cannot ask"));
    if (!form.ask("Create the task?", SCHEMA).isAccepted()) {
      throw new ToolFailedException("declined");
    }
  }

  private void confirming() {
    serving(
        writes(
            "make-it",
            context -> {
              confirm(context);
              return it(createTask(context).id());
            }));
  }

  @Test
  void theCallEndsWithTheQuestionAndNothingIsSent() {
    confirming();

    McpServer.CallToolResult result = callWith(LATER);

    assertThat(result.question()).isEqualTo(QUESTION);
    assertThat(result.structured()).isNull();
    assertThat(writesSent()).isZero();
  }

  @Test
  void theLogSaysThatTheCallWasNotCarriedOut() {
    confirming();
    callWith(LATER);

    assertThat(lastLine().text("kind")).isEqualTo("call");
    assertThat(lastLine().text("outcome")).isEqualTo("denied");
    assertThat(lastLine().text("error")).isEqualTo("not carried out: the user is asked first");
  }

  @Test
  void theCallThatBringsTheResponseIsNoRepetitionOfAWrite() {
    confirming();
    callWith(LATER);

    McpServer.CallToolResult result = callWith(AGREED);

    assertThat(result.isError()).isFalse();
    assertThat(result.question()).isNull();
    assertThat(writesSent()).isEqualTo(1);
  }

  @Test
  void aClientThatCannotAskOffersNoForm() {
    confirming();

    assertThat(callWith(null).text()).contains("cannot ask");
  }

  @Test
  void aQuestionOfAToolEndsWhenTheCallIsCancelled() {
    confirming();
    Cancellation cancellation = new Cancellation();
    CountDownLatch never = new CountDownLatch(1);
    FormElicitation away =
        (message, schema) -> {
          cancellation.cancel();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new ToolFailedException("interrupted");
        };

    McpServer.CallToolResult result =
        dispatcher.call(
            session,
            new McpServer.Call(
                "make-it", Map.of(), "test/1", Scope.READ_WRITE, cancellation, null, null, away));

    assertThat(result.text()).contains("cancelled");
    assertThat(lastLine().text("error")).isEqualTo("cancelled");
    assertThat(writesSent()).isZero();
  }

  /** Repeating the call would repeat the write. */
  @Test
  void aQuestionAfterAWriteIsAFailure() {
    serving(
        writes(
            "make-it",
            context -> {
              createTask(context);
              confirm(context);
              return it(1);
            }));

    McpServer.CallToolResult result = callWith(LATER);

    assertThat(result.question()).isNull();
    assertThat(result.isError()).isTrue();
    assertThat(result.text()).contains("MyCase has carried out", "Do not retry this call");
    assertThat(lastLine().text("outcome")).isEqualTo("error");
  }
}
