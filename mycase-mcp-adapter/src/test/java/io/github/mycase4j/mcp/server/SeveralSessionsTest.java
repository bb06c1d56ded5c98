package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One dispatcher and one log for two users. */
@Timeout(60)
class SeveralSessionsTest extends DispatcherTestBase {
  private static final Account DANIEL = new Account(502L, "Daniel Whitaker", "Firm", "firm-1");

  private FakeSession another;

  @BeforeEach
  void serve() {
    InMemoryTokenStore login = new InMemoryTokenStore();
    another =
        new FakeSession(
            FakeSession.client(sandbox, clock, login).build(), folder.resolve("another"), clock);
    another.account = DANIEL;
    login.save(login.load().orElseThrow().withAccount(DANIEL));
    serving(
        writes("make-it", context -> it(createTask(context).id())),
        reads("get-it", context -> it(context.mycase().tasks().list().iterator().next().id())));
  }

  private McpServer.CallToolResult callOf(Session session, String tool, Object... arguments) {
    return dispatcher.call(
        session,
        new McpServer.Call(
            tool, TestFirm.arguments(arguments), "test/1", new Cancellation(), null));
  }

  @Test
  void areRecordedUnderTheirOwnAccountsInOneLog() {
    callOf(session, "get-it");
    callOf(another, "get-it");
    callOf(another, "make-it");
    assertThat(lines())
        .extracting(line -> line.number("user_id"))
        .containsExactly(501L, 502L, 502L, 502L);
    assertThat(another.events).doesNotContain("call");
  }

  @Test
  void useEachTheirOwnClientAtTheSameTime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<McpServer.CallToolResult>> calls =
          Stream.iterate(0, i -> i + 1)
              .limit(40)
              .map(i -> threads.submit(() -> callOf(i % 2 == 0 ? session : another, "get-it")))
              .toList();
      for (Future<McpServer.CallToolResult> call : calls) {
        assertThat(call.get().isError()).as(call.get().text()).isFalse();
      }
    } finally {
      threads.shutdown();
    }
    // A request under an account other than the call's would have been rejected.
    assertThat(lines().stream().filter(line -> line.number("user_id") == 501)).hasSize(20);
    assertThat(lines().stream().filter(line -> line.number("user_id") == 502)).hasSize(20);
  }

  @Test
  void haveEachTheirOwnBudgetOfWrites() {
    session.writes = new SessionWrites(1, clock);
    another.writes = new SessionWrites(1, clock);
    assertThat(callOf(session, "make-it", "word", "x").isError()).isFalse();
    assertThat(callOf(session, "make-it", "word", "y").text()).contains("at most once an hour");
    assertThat(callOf(another, "make-it", "word", "x").isError()).isFalse();
    assertThat(writesSent()).isEqualTo(2);
  }

  @Test
  void repeatOnlyTheirOwnWrites() {
    callOf(session, "make-it", "word", "x");
    assertThat(callOf(another, "make-it", "word", "x").isError()).isFalse();
    assertThat(callOf(session, "make-it", "word", "x").text()).contains("an identical make-it");
  }

  @Test
  void oweTheirRecordsToOneLog() {
    session.refuses = record -> record.kind() == AuditRecord.Kind.CALL;
    assertThat(callOf(session, "make-it").isError()).isTrue();
    assertThat(callOf(another, "get-it").isError()).isTrue();
    session.refuses = record -> false;
    assertThat(callOf(another, "get-it").isError()).isFalse();
    assertThat(lines())
        .extracting(line -> Map.of("tool", line.get("tool"), "user", line.number("user_id")))
        .startsWith(
            Map.of("tool", "make-it", "user", 501L), Map.of("tool", "make-it", "user", 501L))
        .endsWith(Map.of("tool", "get-it", "user", 502L));
  }
}
