package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.ParamPolicy;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import io.github.mycase4j.sandbox.Fault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CallIsWrittenDownTest extends DispatcherTestBase {
  @Nested
  class ACall {
    @Test
    void thatReadsIsWrittenDownBeforeItsAnswer() {
      serving(reads("get-it", context -> it(5)));
      McpServer.CallToolResult answer = call("get-it", "word", "x");
      assertThat(answer.text()).isEqualTo("{\"it\":{\"id\":5}}");
      assertThat(answer.structured()).isEqualTo(Map.of("it", Map.of("id", 5L)));
      assertThat(session.events).containsExactly("tool", "call");
      assertThat(lastLine().only("tool", "access", "outcome", "user_id", "firm", "client"))
          .isEqualTo(
              Map.of(
                  "tool", "get-it", "access", "read", "outcome", "success", "user_id", 501, "firm",
                  "firm-1", "client", "test/1"));
      assertThat(lastLine().number("result_count")).isEqualTo(1);
      assertThat(lastLine().get("result_ids")).isEqualTo(List.of(5));
    }

    @Test
    void thatWritesHasItsIntentOnDiskFirst() {
      serving(
          writes(
              "make-it",
              context -> {
                assertThat(lastLine().text("kind")).isEqualTo("intent");
                assertThat(writesSent()).isZero();
                return it(createTask(context).id());
              }));
      assertThat(call("make-it", "word", "x").isError()).isFalse();
      assertThat(session.events).containsExactly("intent", "tool", "call");
      assertThat(lines()).extracting(line -> line.text("call")).hasSize(2);
      assertThat(lines().get(0).get("call")).isEqualTo(lines().get(1).get("call"));
      assertThat(lines()).allSatisfy(line -> assertThat(line.get("access")).isEqualTo("write"));
      assertThat(lastLine().number("api_requests")).isEqualTo(1);
      assertThat(writesSent()).isEqualTo(1);
    }

    @Test
    void keepsParametersAsTheyWereSent() {
      serving(reads("get-it", context -> it(5)));
      call("get-it", "word", "a \"b\"\n", "secret", "hidden", "case_id", 7);
      assertThat(lastLine().get("params")).isEqualTo(Map.of("word", "a \"b\"\n", "case_id", 7));
      assertThat(lastLine().get("redacted")).isEqualTo(List.of("secret"));
      assertThat(lastLine().get("case_ids")).isEqualTo(List.of(7));
    }

    @Test
    void withUnknownArgumentsKeepsTheirNamesAlone() {
      serving(reads("get-it", context -> it(5)));
      assertThat(call("get-it", "nonsense", "private words").text()).contains("\"nonsense\"");
      assertThat(lastLine().get("params")).isEqualTo(Map.of());
      assertThat(lastLine().get("redacted")).isEqualTo(List.of("nonsense"));
    }

    @Test
    void keepsNothingThatTheCallerMadeUpWhereTheFirmWantsItHashed() {
      session =
          new FakeSession(session.mycase(), folder.resolve("hashed"), clock, ParamPolicy.HASHED);
      serving(reads("get-it", context -> it(5)));
      call("get-it", "Mrs. Crane", "x");
      call("Find Mrs. Crane");
      call("get-it", "word", Map.of("Mrs. Crane", 1));
      assertThat(folder.resolve("hashed/audit.log"))
          .content()
          .doesNotContain("Crane")
          .contains("\"redacted\":[\"hmac:", "\"tool\":\"hmac:", "\"tool\":\"get-it\"");
    }

    @Test
    void withNumbersWithoutEndIsRejectedAtOnceAndWrittenDown() {
      serving(reads("get-it", context -> it(5)));
      assertThat(call("get-it", "case_id", new BigDecimal("1e999999999")).text())
          .contains("case_id");
      assertThat(call("get-it", "hours", new BigDecimal("1e-999999999")).text()).contains("hours");
      assertThat(lines()).hasSize(2);
      assertThat(ran).isEmpty();
    }

    @Test
    void withNestingWithoutEndIsRejectedAndWrittenDown() {
      serving(reads("get-it", context -> it(5)));
      Object deep = "x";
      for (int i = 0; i < 900; i++) {
        deep = List.of(deep);
      }
      assertThat(call("get-it", "word", deep).text()).startsWith("word must be a string");
      assertThat(lastLine().get("outcome")).isEqualTo("invalid");
      assertThat(lastLine().get("redacted")).isEqualTo(List.of("word"));
    }

    @Test
    void withArgumentsThatAreNoObjectIsRejected() {
      serving(reads("get-it", context -> it(5)));
      McpServer.CallToolResult answer =
          dispatcher.call(
              session,
              new McpServer.Call("get-it", List.of(1), "test/1", new Cancellation(), null));
      assertThat(answer.text()).isEqualTo("arguments must be an object.");
      assertThat(lastLine().get("outcome")).isEqualTo("invalid");
    }
  }

  @Nested
  class AFailure {
    private Row failing(RuntimeException failure) {
      return failing(
          () -> {
            throw failure;
          });
    }

    private Row failing(Runnable failure) {
      serving(
          reads(
              "get-it",
              context -> {
                failure.run();
                return it(5);
              }));
      McpServer.CallToolResult answer = call("get-it");
      assertThat(answer.isError()).isTrue();
      return new Row(Map.of("text", answer.text(), "line", lastLine().fields()));
    }

    @Test
    void thatIsAnErrorOfTheMachineIsWrittenDownToo() {
      Row failed =
          failing(
              () -> {
                throw new OutOfMemoryError("Java heap space");
              });
      assertThat(failed.text("text"))
          .isEqualTo(
              "The connector failed internally (OutOfMemoryError). The call returned no"
                  + " result; try again, and report the problem if it happens again.");
      assertThat(failed.row("line").get("outcome")).isEqualTo("error");
      assertThat(failed.row("line").get("error")).isEqualTo("internal failure: OutOfMemoryError");
    }

    @Test
    void ofAnArgumentIsInvalidAndNamesIt() {
      Row failed = failing(new InvalidArgumentException("case_id", "case_id: no such case."));
      assertThat(failed.text("text")).isEqualTo("case_id: no such case.");
      assertThat(failed.row("line").get("outcome")).isEqualTo("invalid");
      assertThat(failed.row("line").get("error")).isEqualTo("argument rejected: case_id");
    }

    @Test
    void ofAToolIsToldInItsWordsAndLoggedInOurs() {
      Row failed = failing(new ToolFailedException("Mrs. Crane is on holiday.", List.of(9L), null));
      assertThat(failed.text("text")).isEqualTo("Mrs. Crane is on holiday.");
      assertThat(failed.row("line").get("error")).isEqualTo("the tool could not answer");
      assertThat(failed.row("line").get("result_ids")).isEqualTo(List.of(9));
    }

    @Test
    void insideNeverLeaksItsMessage() {
      Row failed = failing(new IllegalStateException("Bearer tok-123 of Mrs. Crane"));
      assertThat(failed.text("text")).contains("IllegalStateException").doesNotContain("tok-123");
      assertThat(failed.row("line").text("error"))
          .isEqualTo("internal failure: IllegalStateException");
    }

    @Test
    void ofMyCaseNeverPutsItsWordsIntoTheLog() {
      serving(reads("get-it", context -> it(context.mycase().cases().get(1001).id())));
      sandbox.failNext(
          Fault.answer(422, Map.of(), "{\"errors\":[{\"description\":\"Crane is bankrupt\"}]}"));
      assertThat(call("get-it").text()).isEqualTo("MyCase rejected it: Crane is bankrupt.");
      assertThat(lastLine().text("error")).isEqualTo("InvalidRequest: MyCase returned 422");
    }

    @Test
    void ofAWriteThatMyCaseRejectsSaysThatNothingWasChanged() {
      serving(writes("make-it", context -> it(createTask(context).id())));
      sandbox.failNext(
          Fault.answer(
              422,
              Map.of(),
              "{\"errors\":[{\"description\":\"is too"
                  + " long!\",\"source\":{\"pointer\":\"/name\"}}]}"));
      assertThat(call("make-it").text())
          .isEqualTo("MyCase rejected it: /name: is too long! Nothing was changed.");
    }

    @Test
    void forbiddenByMyCaseSaysWhoCanHelp() {
      serving(reads("get-it", context -> it(context.mycase().cases().get(1001).id())));
      sandbox.failNext(Fault.status(403));
      assertThat(call("get-it").text()).contains("administrator");
    }

    @Test
    void withoutToolNamesThoseThereAre() {
      serving(reads("get-it", context -> it(5)));
      assertThat(call("delete-everything").text())
          .isEqualTo("There is no tool named \"delete-everything\". The tools are: get-it.");
      assertThat(lastLine().only("tool", "outcome"))
          .isEqualTo(Map.of("tool", "delete-everything", "outcome", "unknown"));
    }

    @Test
    void afterCancellationIsWrittenDown() {
      Cancellation cancellation = new Cancellation();
      serving(
          reads(
              "get-it",
              context -> {
                cancellation.cancel();
                return it(5);
              }));
      McpServer.CallToolResult answer =
          dispatcher.call(
              session, new McpServer.Call("get-it", Map.of(), "test/1", cancellation, null));
      assertThat(answer.isError()).isTrue();
      assertThat(lastLine().get("error")).isEqualTo("cancelled");
    }
  }

  @Nested
  class AWriteThatTookPlace {
    @SuppressWarnings("UnnecessaryLambda")
    private final Function<ToolContext, ToolResult> creating =
        context -> ToolResult.object("it", new Out(createTask(context).id(), Ref.of(501)));

    @Test
    void isToldAlsoWhenTheNamesForItCannotBeRead() {
      serving(writes("make-it", creating));
      sandbox.failNext(Fault.status(400).on("GET", "/v1/staff"));
      McpServer.CallToolResult answer = call("make-it");
      assertThat(answer.isError()).as(answer.text()).isFalse();
      assertThat(answer.text()).contains("\"staff\":{\"id\":501}");
      assertThat(lastLine().get("outcome")).isEqualTo("success");
      assertThat(writesSent()).isEqualTo(1);
    }

    @Test
    void keepsItsIdInTheLogAlsoWhenItWasCancelledMeanwhile() {
      Cancellation cancellation = new Cancellation();
      serving(
          writes(
              "make-it",
              context -> {
                ToolResult result = creating.apply(context);
                cancellation.cancel();
                return result;
              }));
      dispatcher.call(
          session, new McpServer.Call("make-it", Map.of(), "test/1", cancellation, null));
      assertThat(lastLine().get("outcome")).isEqualTo("success");
      assertThat((List<?>) lastLine().get("result_ids")).hasSize(1);
    }
  }

  @Nested
  class ASwitch {
    @Test
    void thatForbidsWritingIsNamedAndNothingRuns() {
      serving(true, true, writes("make-it", context -> it(5)));
      assertThat(call("make-it").text()).contains("MYCASE_READ_ONLY");
      assertThat(ran).isEmpty();
      assertThat(session.events).containsExactly("call");
      assertThat(lastLine().only("outcome", "access"))
          .isEqualTo(Map.of("outcome", "denied", "access", "write"));
    }

    @Test
    void thatOffersExperimentsIsNamedWhereItIsOff() {
      Does tool =
          new Does(
              ToolSpec.read("try-it", "Tries.", Input.class).experimental().object("it", Out.class),
              context -> it(5));
      serving(false, false, tool);
      assertThat(call("try-it").text()).contains("MYCASE_EXPERIMENTAL_TOOLS=1");
      assertThat(lastLine().get("outcome")).isEqualTo("denied");
      serving(false, true, tool);
      assertThat(call("try-it").isError()).isFalse();
    }
  }
}
