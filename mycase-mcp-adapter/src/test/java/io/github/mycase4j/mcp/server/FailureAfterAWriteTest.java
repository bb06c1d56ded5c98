package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.model.NewTask;
import io.github.mycase4j.client.model.TaskPriority;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.sandbox.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What was written stays written, whatever fails afterwards. */
class FailureAfterAWriteTest extends DispatcherTestBase {
  private static final String LEAVE_IT = "Do not retry this call; check MyCase first.";

  private void failing(Runnable failure) {
    serving(
        writes(
            "make-it",
            context -> {
              createTask(context);
              failure.run();
              return it(5);
            }));
  }

  private long created() {
    return ((Number) sandbox.rows("tasks").get(sandbox.rows("tasks").size() - 1).get("id"))
        .longValue();
  }

  private void insistsOnTheWrite(McpServer.CallToolResult answer, String why) {
    assertThat(answer.isError()).isTrue();
    assertThat(answer.text())
        .isEqualTo(
            "MyCase has carried out POST /tasks (id "
                + created()
                + "). "
                + LEAVE_IT
                + " The call failed afterwards: "
                + why);
    assertThat(lastLine().get("outcome")).isEqualTo("error");
    assertThat(lastLine().get("result_ids")).isEqualTo(List.of((int) created()));
    assertThat(lastLine().number("api_requests")).isPositive();
    assertThat(lastLine().text("error")).startsWith("after a write: ");
  }

  @Nested
  class OfTheCall {
    @Test
    void insideTheConnectorKeepsTheWrite() {
      failing(
          () -> {
            throw new IllegalStateException("Mrs. Crane");
          });
      insistsOnTheWrite(
          call("make-it"), "the connector failed internally" + " (IllegalStateException).");
    }

    @Test
    void ofTheMachineKeepsTheWrite() {
      failing(
          () -> {
            throw new OutOfMemoryError("Java heap space");
          });
      insistsOnTheWrite(call("make-it"), "the connector failed internally (OutOfMemoryError).");
    }

    @Test
    void ofAnArgumentThatWasFoundLateIsNoRejection() {
      failing(
          () -> {
            throw new InvalidArgumentException("word", "word is odd.");
          });
      insistsOnTheWrite(call("make-it"), "word is odd.");
    }

    @Test
    void ofTheAuditLogInsideIsNotOneBefore() {
      failing(
          () -> {
            session.refuses = record -> true;
            try {
              session.record(AuditRecord.auth("01J", "refresh").build());
            } finally {
              session.refuses = record -> false;
            }
          });
      insistsOnTheWrite(call("make-it"), "The audit log was closed.");
    }

    @Test
    void byCancellationKeepsTheWrite() {
      Cancellation cancellation = new Cancellation();
      serving(
          writes(
              "make-it",
              context -> {
                createTask(context);
                cancellation.cancel();
                context.cancellation().check();
                return it(5);
              }));
      McpServer.CallToolResult answer =
          dispatcher.call(
              session, new McpServer.Call("make-it", Map.of(), "test/1", cancellation, null));
      assertThat(answer.text()).startsWith("MyCase has carried out POST /tasks (id ");
      assertThat(lastLine().get("result_ids")).isEqualTo(List.of((int) created()));
    }

    @Test
    void ofASecondWriteNamesBoth() {
      serving(
          writes(
              "make-it",
              context -> {
                createTask(context);
                sandbox.failNext(Fault.dropAfter().on("POST", "/v1/tasks"));
                createTask(context);
                return it(5);
              }));
      String text = call("make-it").text();
      assertThat(text)
          .contains("MyCase has carried out POST /tasks (id ")
          .contains("MyCase may have carried out POST /tasks. " + LEAVE_IT);
      assertThat(lastLine().number("api_requests")).isEqualTo(2);
      assertThat((List<?>) lastLine().get("result_ids")).hasSize(1);
    }

    @Test
    void ofASecondWriteThatMyCaseRejectedDoesNotSayThatNothingWasChanged() {
      serving(
          writes(
              "make-it",
              context -> {
                createTask(context);
                sandbox.failNext(
                    Fault.answer(422, Map.of(), "{\"errors\":[{\"description\":\"too long\"}]}"));
                createTask(context);
                return it(5);
              }));
      insistsOnTheWrite(call("make-it"), "MyCase rejected it: too long.");
    }

    @Test
    void ofAToolsOwnKeepsItsWordsAndAllIds() {
      serving(
          writes(
              "make-it",
              context -> {
                createTask(context);
                createTask(context);
                throw new ToolFailedException("The third is not possible.");
              }));
      assertThat(call("make-it").text())
          .startsWith("The third is not possible. MyCase has carried out POST /tasks (id ")
          .endsWith(LEAVE_IT);
      assertThat((List<?>) lastLine().get("result_ids")).hasSize(2);
    }

    @Test
    void ofOneWriteWithoutAResponseSaysSoOnce() {
      sandbox.failNext(Fault.dropAfter().on("POST", "/v1/tasks"));
      serving(writes("make-it", context -> it(createTask(context).id())));
      assertThat(call("make-it").text())
          .contains("may have carried it out")
          .doesNotContain(LEAVE_IT, "Nothing was");
      assertThat(lastLine().number("api_requests")).isEqualTo(1);
    }

    @Test
    void beforeAnyWriteIsToldAsEver() {
      serving(
          writes(
              "make-it",
              context -> {
                throw new IllegalStateException("x");
              }));
      assertThat(call("make-it").text()).startsWith("The connector failed internally");
      assertThat(lastLine().number("api_requests")).isZero();
    }

    @Test
    void throughAViewWithOtherOptionsIsCounted() {
      serving(
          writes(
              "make-it",
              context -> {
                context
                    .mycase()
                    .withOptions(CallOptions.defaults())
                    .tasks()
                    .create(
                        NewTask.of(
                            "Call",
                            TaskPriority.of("Low"),
                            LocalDate.of(2026, 4, 1),
                            List.of(501L)));
                throw new IllegalStateException("x");
              }));
      insistsOnTheWrite(
          call("make-it"), "the connector failed internally" + " (IllegalStateException).");
    }
  }

  @Nested
  class OfTheLogInside {
    @Test
    void aReadIsNotAnsweredAndItsRequestsAreWrittenDown() {
      serving(
          reads(
              "get-it",
              context -> {
                context.mycase().staff().me();
                session.refuses = record -> true;
                try {
                  session.record(AuditRecord.auth("01J", "refresh").build());
                } finally {
                  session.refuses = record -> false;
                }
                return it(4711);
              }));
      assertThat(call("get-it").text())
          .isEqualTo(
              "The audit log cannot be written, so the call was rejected, and nothing was"
                  + " changed in MyCase: The audit log was closed.");
      assertThat(lastLine().only("outcome", "error"))
          .isEqualTo(Map.of("outcome", "error", "error", "audit: CLOSED"));
      assertThat(lastLine().number("api_requests")).isEqualTo(1);
    }

    @Test
    void aReadWhoseLineFailsIsOwedAsOneWithoutAResponse() {
      serving(
          reads("get-it", context -> it(context.mycase().staff().me().id())),
          reads("other", context -> it(6)));
      session.refuses = record -> true;
      assertThat(call("get-it").text()).startsWith("The audit log cannot be written, so no result");
      session.refuses = record -> false;
      call("other");
      assertThat(lines())
          .extracting(line -> line.get("tool") + " " + line.get("outcome"))
          .containsExactly("get-it error", "other success");
      assertThat(lines().get(0).number("api_requests")).isEqualTo(1);
      assertThat(lines().get(0).get("result_ids")).isEqualTo(List.of());
    }

    @Test
    void anIntentThatCameToNothingIsClosedLater() {
      serving(
          writes(
              "make-it",
              context -> {
                throw new ToolFailedException("There is no such person.");
              }),
          reads("other", context -> it(6)));
      session.refuses = record -> record.kind() == AuditRecord.Kind.CALL;
      assertThat(call("make-it").text())
          .startsWith("The audit log cannot be written, so no result");
      session.refuses = record -> false;
      call("other");
      assertThat(lines())
          .extracting(line -> line.get("kind") + " " + line.get("tool"))
          .containsExactly("intent make-it", "call make-it", "call other");
    }

    @Test
    void fiveWritesAtOnceLeaveFiveOutcomes() throws Exception {
      CountDownLatch all = new CountDownLatch(5);
      serving(
          writes(
              "make-it",
              context -> {
                ToolResult result = it(createTask(context).id());
                all.countDown();
                await(all);
                return result;
              }),
          reads("other", context -> it(6)));
      session.refuses = record -> record.kind() == AuditRecord.Kind.CALL;
      ExecutorService pool = Executors.newFixedThreadPool(5);
      List<Future<McpServer.CallToolResult>> answers = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        String word = "w" + i;
        answers.add(pool.submit(() -> call("make-it", "word", word)));
      }
      for (Future<McpServer.CallToolResult> answer : answers) {
        assertThat(answer.get().text()).startsWith("The action was carried out (id ");
      }
      pool.shutdown();
      assertThat(call("other").isError()).isTrue();
      session.refuses = record -> false;
      assertThat(call("other").isError()).isFalse();
      assertThat(lines())
          .extracting(line -> line.get("kind") + " " + line.get("tool"))
          .endsWith(
              "call make-it",
              "call make-it",
              "call make-it",
              "call make-it",
              "call make-it",
              "call other")
          .hasSize(11);
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
