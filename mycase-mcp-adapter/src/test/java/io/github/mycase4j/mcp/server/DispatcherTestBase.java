package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.model.NewTask;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.Task;
import io.github.mycase4j.client.model.TaskPriority;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.tool.AuditMode;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import io.github.mycase4j.sandbox.SampleFirm;
import io.github.mycase4j.sandbox.Sandbox;
import io.github.mycase4j.testsupport.MutableClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A dispatcher of tools that do what a test says, on a small sandbox and a real log. */
abstract class DispatcherTestBase {
  private static final SampleFirm SAMPLE =
      SampleFirm.sized(
          Clock.fixed(TestFirm.NOW, TestFirm.ZONE),
          Map.of("cases", 5, "tasks", 5, "time_entries", 0, "documents", 0, "invoices", 0));

  @TempDir Path folder;
  final MutableClock clock = new MutableClock(TestFirm.NOW, TestFirm.ZONE);
  final InMemoryTokenStore store = new InMemoryTokenStore();
  Sandbox sandbox;
  FakeSession session;
  Dispatcher dispatcher;
  final List<String> ran = new ArrayList<>();

  record Input(
      @Nullable String word,
      @Describe(value = "", recorded = AuditMode.DROP) @Nullable String secret,
      @Nullable Long caseId,
      @Nullable BigDecimal hours) {}

  record Out(long id, @Nullable Ref staff) {}

  /** A tool that does what a test says. */
  final class Does implements MyCaseTool<Input> {
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

  final Does reads(String name, Function<ToolContext, ToolResult> body) {
    return new Does(ToolSpec.read(name, "Reads.", Input.class).object("it", Out.class), body);
  }

  final Does writes(String name, Function<ToolContext, ToolResult> body) {
    return new Does(ToolSpec.write(name, "Writes.", Input.class).object("it", Out.class), body);
  }

  static ToolResult it(long id) {
    return ToolResult.object("it", new Out(id, null));
  }

  static Task createTask(ToolContext context) {
    return context
        .mycase()
        .tasks()
        .create(
            NewTask.of("Call", TaskPriority.of("Low"), LocalDate.of(2026, 4, 1), List.of(501L)));
  }

  @BeforeEach
  void open() {
    sandbox = Sandbox.builder().clock(clock).firm(SAMPLE).start();
    session = new FakeSession(FakeSession.client(sandbox, clock, store).build(), folder, clock);
  }

  @AfterEach
  void close() {
    assertThat(sandbox.refusals()).isEmpty();
    sandbox.close();
  }

  final void serving(MyCaseTool<?>... tools) {
    serving(false, false, tools);
  }

  final void serving(boolean readOnly, boolean experimental, MyCaseTool<?>... tools) {
    dispatcher =
        new Dispatcher(
            new ToolRegistry(List.of(tools), readOnly, experimental),
            session,
            clock,
            new Ulids(clock, new Random(1)),
            false);
  }

  final McpServer.CallToolResult call(String tool, Object... arguments) {
    return dispatcher.call(
        session,
        new McpServer.Call(
            tool, TestFirm.arguments(arguments), "test/1", new Cancellation(), null));
  }

  final List<Row> lines() {
    try {
      return Files.readAllLines(folder.resolve("audit.log")).stream()
          .map(line -> new Row(Json.readObject(line.getBytes(StandardCharsets.UTF_8))))
          .filter(line -> List.of("call", "intent").contains(line.text("kind")))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Gives the login that is stored to another account. */
  final void logInAs(Account account) {
    session.account = account;
    store.save(store.load().orElseThrow().withAccount(account));
  }

  final Row lastLine() {
    return lines().get(lines().size() - 1);
  }

  final long writesSent() {
    return sandbox.requests().stream().filter(r -> !r.method().equals("GET")).count();
  }
}
