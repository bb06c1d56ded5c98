package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.tool.ElicitationQuestion;
import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.InputRequiredException;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import io.github.mycase4j.mcp.tool.UrlElicitation.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What happens to a write when the user accepts it, and when not. */
class WriteIsConfirmedTest extends ConfirmedWriteTestBase {

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

    /** The time limit of the call starts with the response, not with the question. */
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
