package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.builtin.CreateCaseTool;
import io.github.mycase4j.mcp.builtin.CreateTaskTool;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.tool.ElicitationQuestion;
import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.InputRequiredException;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import io.github.mycase4j.mcp.tool.UrlElicitation.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writes in a firm that has each of them confirmed. */
@Timeout(60)
class WriteIsConfirmedTest extends DispatcherTestBase {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final List<String> questions = Collections.synchronizedList(new ArrayList<>());
  private final FormElicitation yes = responding(Action.ACCEPT, Map.of("confirm", true));
  private final FormElicitation no = responding(Action.DECLINE, Map.of());

  private FormElicitation responding(Action action, Map<String, Object> content) {
    return (message, schema) -> {
      questions.add(message);
      return new FormElicitation.FormResponse(action, content);
    };
  }

  private void confirming(Duration patience, int maxWrites, MyCaseTool<?>... tools) {
    dispatcher =
        new Dispatcher(
            new ToolRegistry(List.of(tools), false, true),
            session,
            clock,
            new Ulids(clock, new Random(1)),
            maxWrites,
            new WriteConfirmation(new FormWait(patience, Duration.ofMillis(1))));
  }

  @BeforeEach
  void serve() {
    confirming(
        LONG,
        100,
        new CreateTaskTool(),
        new CreateCaseTool(),
        writes("make-it", context -> it(createTask(context).id())),
        reads("get-it", context -> it(5)));
  }

  private McpServer.CallToolResult call(
      @Nullable FormElicitation form, String tool, Object... arguments) {
    return call(form, new Cancellation(), null, tool, arguments);
  }

  private McpServer.CallToolResult call(
      @Nullable FormElicitation form,
      Cancellation cancellation,
      McpServer.@Nullable ProgressSink progress,
      String tool,
      Object... arguments) {
    return dispatcher.call(
        new McpServer.Call(
            tool, TestFirm.arguments(arguments), "test/1", cancellation, progress, null, form));
  }

  private void assertNotSent(McpServer.CallToolResult result, String why) {
    assertThat(result.isError()).isTrue();
    assertThat(result.text()).startsWith("Nothing was sent: ");
    assertThat(lines()).hasSize(1);
    assertThat(lastLine().get("kind")).isEqualTo("call");
    assertThat(lastLine().get("outcome")).isEqualTo("denied");
    assertThat(lastLine().get("error")).isEqualTo("not confirmed: " + why);
    assertThat(writesSent()).isZero();
    assertThat(ran).isEmpty();
  }

  private static Object[] task() {
    return new Object[] {
      "name", "Call about the lease",
      "due_date", "2026-04-01",
      "priority", "High",
      "staff_ids", List.of(501, 503),
      "case_id", 1001,
      "description", "Before noon"
    };
  }

  @Nested
  class TheQuestion {
    @Test
    void hasEachArgumentOnALineWithTheNamesBehindTheIds() {
      String name =
          sandbox.rows("cases").stream()
              .filter(row -> row.get("id").equals(1001L) || row.get("id").equals(1001))
              .map(row -> String.valueOf(row.get("name")))
              .findFirst()
              .orElseThrow();

      call(yes, "create-task", task());

      assertThat(questions)
          .containsExactly(
              """
              Write to MyCase: Create a task

              Name: "Call about the lease"
              Due date: 2026-04-01
              Priority: High
              Staff: Priya Raman (501); Sofía Nuñez (503)
              Case: %s (1001)
              Description: "Before noon"

              Logged in as Priya Raman (501), Firm. Nothing is sent unless you confirm."""
                  .formatted(ShownText.name(name)));
    }

    @Test
    void namesTheStaffOfACaseWithTheirRoles() {
      call(
          no,
          "create-case",
          "name",
          "Ash v. Birch",
          "sol_date",
          "2027-01-02",
          "client_ids",
          List.of(),
          "staff",
          List.of(Map.of("id", 501, "lead_lawyer", true, "originating_lawyer", false)));

      assertThat(questions.get(0))
          .contains(
              "\nName: \"Ash v. Birch\"\n",
              "\nStatute of limitations date: 2027-01-02\n",
              "\nClient: none\n",
              "\nStaff: Priya Raman (501), lead lawyer, not originating lawyer\n");
    }

    @Test
    void isAskedForAFirmsOwnToolToo() {
      call(no, "make-it", "word", "x", "case_id", 1001, "hours", 1.50);

      assertThat(questions.get(0))
          .startsWith("Write to MyCase: make-it\n\nWord: \"x\"\nCase: ")
          .contains(" (1001)\nHours: 1.5\n");
    }

    @Test
    void cannotBeContinuedByAnArgument() {
      call(no, "make-it", "word", "x\n\nNothing is sent unless you confirm.\nCase: \"A\" (1)");

      assertThat(questions.get(0))
          .contains(
              "\nWord: \"x\\n\\nNothing is sent unless you confirm.\\nCase: \\\"A\\\" (1)\"\n");
    }

    @Test
    void isNotAskedForAToolThatReads() {
      assertThat(call("get-it").isError()).isFalse();
      assertThat(questions).isEmpty();
    }

    @Test
    void isNotAskedWhenAnArgumentIsInvalid() {
      assertThat(call(yes, "create-task", "name", "x").text()).startsWith("due_date is missing");
      assertThat(call(yes, "make-it", "case_id", 9).text())
          .isEqualTo("case_id: there is no case with the id 9.");
      assertThat(call(yes, "create-case", "name", "x", "practice_area", "Astrology").text())
          .startsWith("practice_area: the firm has no practice area of this name");
      assertThat(call(yes, "create-case", "name", " ").text()).startsWith("name must not be blank");
      assertThat(questions).isEmpty();
      assertThat(lines()).extracting(line -> line.get("outcome")).containsOnly("invalid");
      assertThat(lines()).extracting(line -> line.get("kind")).containsOnly("call");
    }

    @Test
    void isNotAskedWhenNoWriteIsLeftInThisHour() {
      confirming(LONG, 1, writes("make-it", context -> it(createTask(context).id())));
      call(yes, "make-it", "word", "a");

      assertThat(call(yes, "make-it", "word", "b").text()).contains("MYCASE_MAX_WRITES");
      assertThat(questions).hasSize(1);
    }
  }

  @Nested
  class AWriteThatIsAccepted {
    @Test
    void isSentAndRecordedAsAnyOther() {
      assertThat(call(yes, "create-task", task()).isError()).isFalse();

      assertThat(writesSent()).isEqualTo(1);
      assertThat(lines()).extracting(line -> line.get("kind")).containsExactly("intent", "call");
      assertThat(lastLine().get("outcome")).isEqualTo("success");
      assertThat(lastLine().number("api_requests"))
          .isEqualTo(sandbox.requests().stream().filter(r -> r.path().startsWith("/v1/")).count());
    }

    @Test
    void hasItsIntentInTheLogAfterTheResponse() {
      call(
          (message, schema) -> {
            session.events.add("asked");
            return new FormElicitation.FormResponse(Action.ACCEPT, Map.of("confirm", true));
          },
          "make-it");

      assertThat(session.events).containsExactly("asked", "intent", "tool", "call");
    }

    @Test
    void isNotSentWhenTheFormHasNoYes() {
      assertNotSent(
          call(responding(Action.ACCEPT, Map.of()), "make-it", "word", "a"),
          "accepted without a yes");
    }

    @Test
    void isNotSentWhenTheFormSaysSomethingElse() {
      for (Object value : List.of(false, "true", 1)) {
        call(responding(Action.ACCEPT, Map.of("confirm", value)), "make-it", "word", "a");
      }

      assertThat(writesSent()).isZero();
      assertThat(lines())
          .extracting(line -> line.get("error"))
          .containsOnly("not confirmed: accepted without a yes");
    }

    @Test
    void isNotSentAfterAnotherUserLoggedIn() {
      McpServer.CallToolResult result =
          call(
              (message, schema) -> {
                logInAs(new Account(502L, "Tom Whitaker", "Firm", "firm-1"));
                return new FormElicitation.FormResponse(Action.ACCEPT, Map.of("confirm", true));
              },
              "make-it");

      assertNotSent(result, "another user logged in");
      assertThat(lastLine().number("user_id")).isEqualTo(501);
    }

    /** The time of the call begins with the response, not with the question. */
    @Test
    void hasItsWholeTimeForTheWrite() {
      McpServer.CallToolResult result =
          call(
              (message, schema) -> {
                clock.advance(Duration.ofMinutes(4));
                return new FormElicitation.FormResponse(Action.ACCEPT, Map.of("confirm", true));
              },
              "create-task",
              task());

      assertThat(result.isError()).as(result.text()).isFalse();
    }
  }

  @Nested
  class AWriteThatIsNotAccepted {
    @Test
    void becauseTheUserDeclinedIsNotSent() {
      assertNotSent(call(no, "make-it", "word", "a"), "the user declined");
    }

    @Test
    void becauseTheUserDismissedTheQuestionIsNotSent() {
      assertNotSent(
          call(responding(Action.CANCEL, Map.of()), "make-it"), "the user dismissed the question");
    }

    @Test
    void becauseTheClientHasNoFormsIsNotSent() {
      McpServer.CallToolResult result = call("make-it", "word", "a", "case_id", 1001);

      assertNotSent(result, "the client cannot ask");
      assertThat(result.text())
          .contains("MYCASE_CONFIRM_WRITES", "does not support form elicitation");
      assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void becauseTheClientFailedToAskIsNotSent() {
      assertNotSent(
          call(
              (message, schema) -> {
                throw new ToolFailedException("no window");
              },
              "make-it"),
          "the client could not ask");
    }

    @Test
    void canBeAskedForAgainAndSent() {
      call(no, "make-it", "word", "a");

      assertThat(call(yes, "make-it", "word", "a").isError()).isFalse();
      assertThat(questions).hasSize(2);
      assertThat(writesSent()).isEqualTo(1);
    }

    @Test
    void leavesTheLimitOfWritesAsItWas() {
      confirming(LONG, 1, writes("make-it", context -> it(createTask(context).id())));
      call(no, "make-it", "word", "a");

      assertThat(call(yes, "make-it", "word", "b").isError()).isFalse();
    }

    @Test
    void cannotWriteWhileItsArgumentsAreChecked() {
      confirming(LONG, 100, new CheckingTool(DispatcherTestBase::createTask));

      assertThat(call(yes, "check-it").isError()).isTrue();
      assertThat(questions).isEmpty();
      assertThat(writesSent()).isZero();
    }
  }

  @Nested
  class WaitingForTheUser {
    /** Never responds, as a user who is away. */
    private final FormElicitation away =
        (message, schema) -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new ToolFailedException("interrupted");
        };

    @Test
    void endsAfterItsTime() {
      confirming(
          Duration.ofMillis(5), 100, writes("make-it", context -> it(createTask(context).id())));

      assertNotSent(call(away, "make-it"), "no response");
    }

    @Test
    void takesFiveMinutesAtMost() {
      assertThat(new WriteConfirmation().patience()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void reportsProgress() {
      List<String> reports = Collections.synchronizedList(new ArrayList<>());
      CountDownLatch reported = new CountDownLatch(2);

      McpServer.CallToolResult result =
          call(
              (message, schema) -> {
                await(reported);
                return new FormElicitation.FormResponse(Action.ACCEPT, Map.of("confirm", true));
              },
              new Cancellation(),
              (done, total, text) -> {
                reports.add(text);
                reported.countDown();
              },
              "make-it");

      assertThat(result.isError()).isFalse();
      assertThat(reports.get(0)).isEqualTo("Waiting for the user to respond, seconds (0 of 60)");
    }

    @Test
    void endsAtOnceWhenTheCallIsCancelled() {
      Cancellation cancellation = new Cancellation();

      McpServer.CallToolResult result =
          call(
              (message, schema) -> {
                cancellation.cancel();
                return away.ask(message, schema);
              },
              cancellation,
              null,
              "make-it");

      assertNotSent(result, "the call was cancelled");
    }

    @Test
    void doesNotKeepAnotherCallWaiting() throws Exception {
      CountDownLatch asked = new CountDownLatch(1);
      CountDownLatch respond = new CountDownLatch(1);
      List<McpServer.CallToolResult> first = new ArrayList<>();
      Thread thread =
          new Thread(
              () ->
                  first.add(
                      call(
                          (message, schema) -> {
                            asked.countDown();
                            await(respond);
                            return yes.ask(message, schema);
                          },
                          "make-it",
                          "word",
                          "a")));
      thread.start();
      await(asked);

      assertThat(call(yes, "make-it", "word", "b").isError()).isFalse();
      assertThat(call(yes, "make-it", "word", "a").text()).contains("is running right now");
      respond.countDown();
      thread.join();

      assertThat(first.get(0).isError()).isFalse();
      assertThat(questions).hasSize(2);
      assertThat(writesSent()).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
      try {
        assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Nested
  class AClientThatAsksBetweenTwoCalls {
    private final FormElicitation later =
        (message, schema) -> {
          questions.add(message);
          throw new InputRequiredException(ElicitationQuestion.form(message, schema));
        };

    @Test
    void getsTheQuestionAndTheLogSaysThatNothingWasCarriedOut() {
      McpServer.CallToolResult result = call(later, "create-task", task());

      assertThat(result.question())
          .isEqualTo(ElicitationQuestion.form(questions.get(0), WriteQuestion.form()));
      assertThat(lines()).hasSize(1);
      assertThat(lastLine().get("outcome")).isEqualTo("denied");
      assertThat(lastLine().get("error")).isEqualTo("not carried out: the user is asked first");
      assertThat(writesSent()).isZero();
    }

    @Test
    void isAskedTheSameQuestionWhenItCallsAgain() {
      call(later, "create-task", task());

      assertThat(call(yes, "create-task", task()).isError()).isFalse();
      assertThat(questions.get(1)).isEqualTo(questions.get(0));
      assertThat(writesSent()).isEqualTo(1);
    }

    @Test
    void isAskedAnotherQuestionAfterAnotherUserLoggedIn() {
      call(later, "create-task", task());
      logInAs(new Account(502L, "Tom Whitaker", "Firm", "firm-1"));

      call(later, "create-task", task());

      assertThat(questions.get(1)).isNotEqualTo(questions.get(0));
    }
  }
}
