package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import io.github.mycase4j.sandbox.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RepeatedAndTooManyWritesTest extends DispatcherTestBase {
  private static final String ONCE_MORE =
      " Check MyCase first; to do it once more, call again with the same arguments.";

  @Nested
  class AnIdenticalWrite {
    @BeforeEach
    void serve() {
      serving(
          writes("make-it", context -> it(createTask(context).id())),
          writes("make-other", context -> it(createTask(context).id())),
          reads("get-it", context -> it(5)));
    }

    @Test
    void isRejectedOnceAndNamesTheEarlierOne() {
      call("make-it", "word", "x");
      Object id = ((List<?>) lastLine().get("result_ids")).get(0);
      clock.advance(Duration.ofMinutes(3));
      assertThat(call("make-it", "word", "x").text())
          .isEqualTo(
              "Nothing was sent: an identical make-it was carried out 3 minutes ago (id "
                  + id
                  + ")."
                  + ONCE_MORE);
      assertThat(lastLine().get("outcome")).isEqualTo("denied");
      assertThat(lastLine().get("error")).isEqualTo("identical to an earlier write");
      assertThat(writesSent()).isEqualTo(1);
      assertThat(call("make-it", "word", "x").isError()).isFalse();
      assertThat(writesSent()).isEqualTo(2);
      assertThat(call("make-it", "word", "x").text()).contains("less than a minute ago");
      assertThat(writesSent()).isEqualTo(2);
    }

    @Test
    void isKnownInAnyOrder() {
      call("make-it", "word", "x", "case_id", 7);
      assertThat(call("make-it", "case_id", 7, "word", "x").text()).startsWith("Nothing was sent:");
    }

    @Test
    void isKnownThoughItHasACharacterThatIsNotSent() {
      call("make-it", "word", "x");
      assertThat(call("make-it", "word", "x\u200b").text()).startsWith("Nothing was sent:");
    }

    @Test
    void isAnotherOneWithOtherArgumentsOrOfAnotherTool() {
      call("make-it", "word", "x");
      assertThat(call("make-it", "word", "y").isError()).isFalse();
      assertThat(call("make-it", "word", "x", "case_id", 7).isError()).isFalse();
      assertThat(call("make-other", "word", "x").isError()).isFalse();
    }

    @Test
    void isAnotherOneOfAnotherUser() {
      call("make-it", "word", "x");
      logInAs(new Account(502L, "Daniel Whitaker", "Firm", "firm-1"));
      assertThat(call("make-it", "word", "x").isError()).isFalse();
    }

    @Test
    void isLetPassAfterTenMinutes() {
      call("make-it", "word", "x");
      clock.advance(Duration.ofMinutes(10));
      assertThat(call("make-it", "word", "x").isError()).isFalse();
    }

    @Test
    void isRejectedAfterOneWhoseOutcomeIsUnknown() {
      sandbox.failNext(Fault.dropAfter().on("POST", "/v1/tasks"));
      call("make-it", "word", "x");
      clock.advance(Duration.ofMinutes(1));
      assertThat(call("make-it", "word", "x").text())
          .isEqualTo(
              "Nothing was sent: an identical make-it was sent a minute ago, and it is not"
                  + " known whether MyCase carried it out."
                  + ONCE_MORE);
    }

    @Test
    void isLetPassAfterOneThatMyCaseRejected() {
      sandbox.failNext(Fault.status(422).on("POST", "/v1/tasks"));
      call("make-it", "word", "x");
      assertThat(call("make-it", "word", "x").isError()).isFalse();
    }
  }

  @Test
  void anIdenticalWriteIsRejectedWhileTheFirstIsUnderWay() {
    AtomicReference<String> second = new AtomicReference<>("");
    AtomicBoolean asked = new AtomicBoolean();
    serving(
        writes(
            "make-it",
            context -> {
              if (!asked.getAndSet(true)) {
                second.set(call("make-it").text());
              }
              return it(createTask(context).id());
            }));
    call("make-it");
    assertThat(second.get())
        .isEqualTo("Nothing was sent: an identical make-it is running right now." + ONCE_MORE);
    assertThat(writesSent()).isEqualTo(1);
  }

  @Test
  void aRepetitionThatFailsBeforeItIsSentMayBeTriedAgain() {
    AtomicBoolean fails = new AtomicBoolean();
    serving(
        writes(
            "make-it",
            context -> {
              if (fails.get()) {
                throw new ToolFailedException("Not now.");
              }
              return it(createTask(context).id());
            }));
    call("make-it");
    call("make-it");
    fails.set(true);
    assertThat(call("make-it").text()).isEqualTo("Not now.");
    fails.set(false);
    assertThat(call("make-it").isError()).isFalse();
    assertThat(writesSent()).isEqualTo(2);
  }

  @Nested
  class TheBudget {
    private void serveWith(int writes, MyCaseTool<?>... tools) {
      session.writes = new SessionWrites(writes, clock);
      serving(tools);
    }

    @Test
    void rejectsOneWriteTooManyWithoutAnIntent() {
      serveWith(1, writes("make-it", context -> it(createTask(context).id())));
      call("make-it", "word", "x");
      assertThat(call("make-it", "word", "y").text())
          .startsWith("Nothing was sent: this connector writes to MyCase at most once an hour");
      assertThat(lastLine().only("outcome", "error"))
          .containsEntry("outcome", "denied")
          .containsEntry("error", "too many writes in an hour");
      assertThat(lines()).hasSize(3);
      assertThat(writesSent()).isEqualTo(1);
      clock.advance(Duration.ofHours(1));
      assertThat(call("make-it", "word", "y").isError()).isFalse();
    }

    @Test
    void countsEachWriteOfACallAndSaysWhatTookPlace() {
      serveWith(
          2,
          writes(
              "make-it",
              context -> {
                createTask(context);
                createTask(context);
                createTask(context);
                return it(5);
              }));
      assertThat(call("make-it").text())
          .startsWith("MyCase has carried out POST /tasks (id ")
          .contains("at most 2 times an hour");
      assertThat(writesSent()).isEqualTo(2);
      assertThat((List<?>) lastLine().get("result_ids")).hasSize(2);
    }

    @Test
    void letsReadsPass() {
      serveWith(0, reads("get-it", context -> it(context.mycase().staff().me().id())));
      assertThat(call("get-it").isError()).isFalse();
    }
  }
}
