package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.CallIds;
import io.github.mycase4j.client.Cancellation;
import io.github.mycase4j.client.MyCase;
import io.github.mycase4j.client.Progress;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.error.ReadOnlyException;
import io.github.mycase4j.client.model.NewTask;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.Task;
import io.github.mycase4j.client.model.TaskPriority;
import io.github.mycase4j.mcp.fixture.MutableClock;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.Recorded;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import io.github.mycase4j.sandbox.Fault;
import io.github.mycase4j.sandbox.SampleFirm;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherTest {
  private static final SampleFirm SAMPLE =
      SampleFirm.sized(
          java.time.Clock.fixed(TestFirm.NOW, TestFirm.ZONE),
          Map.of("cases", 5, "tasks", 5, "time_entries", 0, "documents", 0, "invoices", 0));

  @TempDir Path folder;
  private final MutableClock clock = new MutableClock(TestFirm.NOW, TestFirm.ZONE);
  private Sandbox sandbox;
  private FakeSession session;
  private Dispatcher dispatcher;
  private final List<String> ran = new ArrayList<>();

  record Input(
      @Nullable String word,
      @Describe(value = "", recorded = Recorded.DROP) @Nullable String secret,
      @Nullable Long caseId,
      @Nullable BigDecimal hours) {}

  record Out(long id, @Nullable Ref staff) {}

  /** A tool that does what a test says. */
  private final class Does implements MyCaseTool<Input> {
    private final ToolSpec<Input> spec;
    private final Function<ToolContext, ToolResult> body;

    Does(ToolSpec<Input> spec, Function<ToolContext, ToolResult> body) {
      this.spec = spec;
      this.body = body;
    }

    @Override
    public ToolSpec<Input> spec() {
      return spec;
    }

    @Override
    public ToolResult call(Input in, ToolContext context) {
      ran.add(spec.name());
      session.events.add("tool");
      return body.apply(context);
    }
  }

  private Does reads(String name, Function<ToolContext, ToolResult> body) {
    return new Does(ToolSpec.read(name, "Reads.", Input.class).object("it", Out.class), body);
  }

  private Does writes(String name, Function<ToolContext, ToolResult> body) {
    return new Does(ToolSpec.write(name, "Writes.", Input.class).object("it", Out.class), body);
  }

  private static ToolResult it(long id) {
    return ToolResult.object("it", new Out(id, null));
  }

  private static Task createTask(ToolContext context) {
    return context
        .mycase()
        .tasks()
        .create(
            NewTask.of("Call", TaskPriority.of("Low"), LocalDate.of(2026, 4, 1), List.of(501L)));
  }

  @BeforeEach
  void open() {
    sandbox = Sandbox.builder().clock(clock).firm(SAMPLE).start();
    InMemoryTokenStore store = new InMemoryTokenStore();
    store.save(
        new Tokens(
            Secret.of(sandbox.newAccessToken()),
            clock.instant().plus(Duration.ofDays(1)),
            Secret.of(sandbox.newRefreshToken()),
            clock.instant().plus(Duration.ofDays(9)),
            Account.UNKNOWN));
    MyCase mycase =
        MyCase.builder()
            .apiBase(sandbox.apiBase())
            .tokenStore(store)
            .requestsPerMinute(1_000_000)
            .clock(clock)
            .build();
    session = new FakeSession(mycase, folder);
  }

  @AfterEach
  void close() {
    assertThat(sandbox.refusals()).isEmpty();
    sandbox.close();
  }

  private Dispatcher serving(MyCaseTool<?>... tools) {
    return serving(false, false, tools);
  }

  private Dispatcher serving(boolean readOnly, boolean experimental, MyCaseTool<?>... tools) {
    dispatcher =
        new Dispatcher(
            new Catalogue(List.of(tools), readOnly, experimental, "1"),
            session,
            clock,
            new CallIds(clock, new Random(1)));
    return dispatcher;
  }

  private Served.Answer call(String tool, Object... arguments) {
    return dispatcher.call(
        new Served.Call(tool, TestFirm.arguments(arguments), "test/1", new Cancellation(), null));
  }

  private List<Row> lines() {
    try {
      return Files.readAllLines(folder.resolve("audit.log")).stream()
          .map(line -> new Row(Json.readObject(line.getBytes(StandardCharsets.UTF_8))))
          .filter(line -> List.of("call", "intent").contains(line.text("kind")))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Row lastLine() {
    return lines().get(lines().size() - 1);
  }

  private long writesSent() {
    return sandbox.requests().stream().filter(r -> !r.method().equals("GET")).count();
  }

  @Nested
  class ACall {
    @Test
    void thatReadsIsWrittenDownBeforeItsAnswer() {
      serving(reads("get-it", context -> it(5)));
      Served.Answer answer = call("get-it", "word", "x");
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
    void withNumbersWithoutEndIsRefusedAtOnceAndWrittenDown() {
      serving(reads("get-it", context -> it(5)));
      assertThat(call("get-it", "case_id", new BigDecimal("1e999999999")).text())
          .contains("case_id");
      assertThat(call("get-it", "hours", new BigDecimal("1e-999999999")).text()).contains("hours");
      assertThat(lines()).hasSize(2);
      assertThat(ran).isEmpty();
    }

    @Test
    void withNestingWithoutEndIsRefusedAndWrittenDown() {
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
    void withArgumentsThatAreNoObjectIsRefused() {
      serving(reads("get-it", context -> it(5)));
      Served.Answer answer =
          dispatcher.call(
              new Served.Call("get-it", List.of(1), "test/1", new Cancellation(), null));
      assertThat(answer.text()).isEqualTo("arguments must be an object.");
      assertThat(lastLine().get("outcome")).isEqualTo("invalid");
    }
  }

  @Nested
  class WhenTheLogCannotBeWritten {
    @Test
    void noAnswerIsGiven() {
      serving(reads("get-it", context -> it(4711)));
      session.refuses = record -> true;
      Served.Answer answer = call("get-it");
      assertThat(answer.isError()).isTrue();
      assertThat(answer.text()).contains("audit log").doesNotContain("4711");
      assertThat(answer.structured()).isNull();
    }

    @Test
    void noToolRunsWhenThatIsKnownBefore() {
      serving(reads("get-it", context -> it(5)), writes("make-it", context -> it(6)));
      session.auditWorks = false;
      assertThat(call("get-it").text()).contains("The encryption key is not the one of this log.");
      assertThat(call("make-it").isError()).isTrue();
      assertThat(call("no-such-tool").isError()).isTrue();
      assertThat(ran).isEmpty();
    }

    @Test
    void aWriteWhoseIntentIsRefusedIsNotSent() {
      serving(writes("make-it", context -> it(createTask(context).id())));
      session.refuses = record -> record.kind() == AuditRecord.Kind.INTENT;
      assertThat(call("make-it").text()).startsWith("Nothing was sent:");
      assertThat(ran).isEmpty();
      assertThat(writesSent()).isZero();
      assertThat(lastLine().get("outcome")).isEqualTo("error");
    }

    @Test
    void theStatusOfTheLoginIsToldAllTheSame() {
      serving(reads("auth-status", context -> it(5)), reads("get-it", context -> it(6)));
      session.auditWorks = false;
      assertThat(call("auth-status").isError()).isFalse();
      assertThat(call("get-it").isError()).isTrue();
      assertThat(lines()).isEmpty();
    }

    @Test
    void aLogoutTakesPlaceAllTheSame() {
      serving(reads("logout", context -> it(5)));
      session.auditWorks = false;
      assertThat(call("logout").isError()).isFalse();
      assertThat(ran).containsExactly("logout");
    }

    @Test
    void aLogoutWhoseLineFailsSaysThatItTookPlace() {
      serving(
          new Does(
              ToolSpec.read("logout", "Ends it.", Input.class)
                  .destructive()
                  .object("it", Out.class),
              context -> it(5)));
      session.refuses = record -> true;
      assertThat(call("logout").text()).contains("did take place");
    }
  }

  @Nested
  class WhenTheOutcomeOfAWriteCannotBeWritten {
    private boolean broken = true;

    @BeforeEach
    void breakTheLog() {
      serving(
          writes("make-it", context -> it(createTask(context).id())),
          reads("get-it", context -> it(5)));
      session.refuses = record -> broken && record.kind() == AuditRecord.Kind.CALL;
    }

    @Test
    void theAnswerSaysThatItDidTakePlace() {
      Served.Answer answer = call("make-it");
      assertThat(answer.isError()).isTrue();
      assertThat(answer.text())
          .startsWith("The action did take place (id ")
          .contains("could not be written to the audit log")
          .contains("do not repeat the action");
      assertThat(writesSent()).isEqualTo(1);
    }

    @Test
    void furtherToolsAreRefusedUntilItCan() {
      call("make-it");
      ran.clear();
      assertThat(call("get-it").isError()).isTrue();
      assertThat(call("make-it").isError()).isTrue();
      assertThat(ran).isEmpty();
      broken = false;
      assertThat(call("get-it").isError()).isFalse();
      assertThat(lines())
          .extracting(line -> line.get("kind") + " " + line.get("tool"))
          .containsExactly("intent make-it", "call make-it", "call get-it");
    }
  }

  @Nested
  class AFailure {
    private Row failing(RuntimeException failure) {
      serving(
          reads(
              "get-it",
              context -> {
                throw failure;
              }));
      Served.Answer answer = call("get-it");
      assertThat(answer.isError()).isTrue();
      return new Row(Map.of("text", answer.text(), "line", lastLine().fields()));
    }

    @Test
    void ofAnArgumentIsInvalidAndNamesIt() {
      Row failed = failing(new InvalidArgumentException("case_id", "case_id: no such case."));
      assertThat(failed.text("text")).isEqualTo("case_id: no such case.");
      assertThat(failed.row("line").get("outcome")).isEqualTo("invalid");
      assertThat(failed.row("line").get("error")).isEqualTo("argument refused: case_id");
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
      assertThat(call("get-it").text()).contains("Crane is bankrupt");
      assertThat(lastLine().text("error")).isEqualTo("InvalidRequest: MyCase answered 422");
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
      Served.Answer answer =
          dispatcher.call(new Served.Call("get-it", Map.of(), "test/1", cancellation, null));
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
      Served.Answer answer = call("make-it");
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
      dispatcher.call(new Served.Call("make-it", Map.of(), "test/1", cancellation, null));
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

  @Nested
  class TheContext {
    @Test
    void isDeadWhenTheCallReturns() {
      List<ToolContext> kept = new ArrayList<>();
      serving(
          reads(
              "get-it",
              context -> {
                kept.add(context);
                return it(5);
              }));
      call("get-it");
      assertThatThrownBy(() -> kept.get(0).mycase()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ofAToolThatReadsRefusesToWrite() {
      serving(
          reads(
              "get-it",
              context -> {
                assertThatThrownBy(() -> createTask(context)).isInstanceOf(ReadOnlyException.class);
                assertThatThrownBy(
                        () ->
                            context
                                .mycase()
                                .with(io.github.mycase4j.client.CallOptions.standard())
                                .tasks()
                                .create(
                                    NewTask.of(
                                        "x",
                                        TaskPriority.of("Low"),
                                        LocalDate.of(2026, 4, 1),
                                        List.of(501L))))
                    .isInstanceOf(ReadOnlyException.class);
                return it(5);
              }));
      assertThat(call("get-it").isError()).isFalse();
      assertThat(writesSent()).isZero();
    }

    @Test
    void countsTheRequestsOfItsCall() {
      serving(
          reads(
              "get-it",
              context -> {
                context.mycase().cases().get(1001);
                context.mycase().cases().get(1002);
                return it(5);
              }));
      call("get-it");
      call("get-it");
      assertThat(lastLine().number("api_requests")).isEqualTo(2);
    }

    @Test
    void givesTheClockOfTheConnector() {
      serving(reads("get-it", context -> it(context.clock().instant().toEpochMilli())));
      assertThat(call("get-it").text()).contains(String.valueOf(TestFirm.NOW.toEpochMilli()));
    }
  }

  @Nested
  class AnotherLogin {
    private long staffRequests() {
      return sandbox.requests().stream().filter(r -> r.path().equals("/v1/staff")).count();
    }

    @BeforeEach
    void readOnce() {
      serving(
          reads(
              "get-it",
              context -> it(context.mycase().collections().staff().read().rows().size())));
      call("get-it");
      assertThat(staffRequests()).isEqualTo(1);
    }

    @Test
    void dropsWhatWasReadForTheOneBefore() {
      session.account = new Account(502L, "Daniel Whitaker", "Firm", "firm-1");
      call("get-it");
      assertThat(staffRequests()).isEqualTo(2);
      session.account = new Account(502L, "Daniel Whitaker", "Firm", "firm-2");
      call("get-it");
      assertThat(staffRequests()).isEqualTo(3);
    }

    @Test
    void ofTheSamePersonDropsNothing() {
      session.account = new Account(501L, "Priya R. Raman", "Firm Ltd.", "firm-1");
      call("get-it");
      assertThat(staffRequests()).isEqualTo(1);
    }
  }

  @Nested
  class ProgressOfACall {
    private final List<String> heard = new ArrayList<>();

    private void callWith(Function<ToolContext, ToolResult> body) {
      serving(reads("get-it", body));
      Served.ProgressSink sink =
          (done, total, message) -> heard.add((int) done + " " + total + " " + message);
      dispatcher.call(new Served.Call("get-it", Map.of(), "test/1", new Cancellation(), sink));
    }

    @Test
    void saysWhatIsReadAndHowFarItIs() {
      callWith(context -> it(context.mycase().collections().tasks().read().rows().size()));
      assertThat(heard).containsExactly("1 null Reading tasks: 5 of 5");
    }

    @Test
    void growsFromReportToReport() {
      callWith(
          context -> {
            context.progress().report("Looking", 0, null);
            context.progress().report("Looking", 1_500, 3_000L);
            return it(5);
          });
      assertThat(heard).containsExactly("1 null Looking (0)", "2 null Looking (1,500 of 3,000)");
    }

    @Test
    void saysWhatItWaitsFor() {
      CallProgress progress = new CallProgress((done, total, text) -> heard.add(text));
      progress.onProgress(new Progress("time_entries", 2_000, null, Duration.ofMillis(400)));
      progress.onProgress(new Progress("time_entries", 2_000, 9_000L, Duration.ofSeconds(17)));
      assertThat(heard)
          .containsExactly(
              "Reading time entries: 2,000 read, waiting 1 s for the request limit",
              "Reading time entries: 2,000 of 9,000, waiting 17 s for the request limit");
    }

    @Test
    void isNotSentToAClientThatDidNotAsk() {
      new CallProgress(null).report("Looking", 1, null);
      serving(reads("get-it", context -> it(5)));
      assertThat(call("get-it").isError()).isFalse();
    }
  }
}
