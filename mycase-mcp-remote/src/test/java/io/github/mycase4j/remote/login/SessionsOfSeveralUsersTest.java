package io.github.mycase4j.remote.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.remote.store.TestDatabase;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.sandbox.RecordedRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsOfSeveralUsersTest {
  @TempDir Path folder;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  RemoteFirm firm;
  RemoteFirm.Node node;

  TestDatabase open(Path empty) {
    return TestDatabase.sqlite(empty);
  }

  @BeforeEach
  void open() {
    firm = new RemoteFirm(open(folder));
    node = firm.node();
    firm.logIn(firm.full());
    firm.logIn(firm.restricted());
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    node.close();
    firm.close();
  }

  <T> List<T> all(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
    List<T> results = new ArrayList<>();
    for (Future<T> each : threads.invokeAll(calls)) {
      results.add(each.get());
    }
    return results;
  }

  private Map<String, Object> structured(McpServer.CallToolResult result) {
    assertThat(result.isError()).as(result.text()).isFalse();
    return Objects.requireNonNull(result.structured());
  }

  @Nested
  class Row49RowsOfOneUser {
    private static final List<String> LISTS =
        List.of(
            "list-cases",
            "search-contacts",
            "list-tasks",
            "list-calendar-events",
            "list-documents",
            "list-time-entries",
            "list-invoices");

    private String list(Bearer bearer, String tool) {
      return node.call(bearer, tool, "limit", 100).text();
    }

    private Map<String, String> alone(long userId) {
      Map<String, String> expected = new LinkedHashMap<>();
      try (RemoteFirm.Node own = firm.node()) {
        for (String tool : LISTS) {
          expected.put(tool, own.call(userId, tool, "limit", 100).text());
        }
      }
      return expected;
    }

    @Test
    void areNeverSeenByAnother() throws InterruptedException, ExecutionException {
      Map<Long, Map<String, String>> expected =
          Map.of(firm.full(), alone(firm.full()), firm.restricted(), alone(firm.restricted()));
      assertThat(expected.get(firm.full()).get("list-cases"))
          .isNotEqualTo(expected.get(firm.restricted()).get("list-cases"));
      List<Callable<Boolean>> calls = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        long user = i % 2 == 0 ? firm.full() : firm.restricted();
        String tool = LISTS.get(i / 2 % LISTS.size());
        Bearer bearer = RemoteFirm.grant(user, "g" + i % 3);
        boolean cold = i % 50 == 0;
        calls.add(
            () -> {
              if (cold) {
                node.connections.of(user).evict();
              }
              return list(bearer, tool).equals(expected.get(user).get(tool));
            });
      }
      assertThat(all(calls)).doesNotContain(false);
    }

    @Test
    void completeOnlyTheirOwnArguments() {
      McpServer.CompletionRequest cases =
          new McpServer.CompletionRequest(
              McpServer.CompletionSource.RESOURCE_TEMPLATE,
              "mycase://cases/{case_id}",
              "case_id",
              "",
              Map.of());
      node.call(firm.full(), "list-cases");
      McpServer other = node.server(RemoteFirm.grant(firm.restricted(), "g2"));
      assertThat(other.complete(cases).values()).isEmpty();
      node.call(firm.restricted(), "list-cases");
      McpServer own = node.server(RemoteFirm.grant(firm.full(), "g1"));
      assertThat(other.complete(cases).total()).isLessThan(own.complete(cases).total());
    }
  }

  @Test
  void row51TheCursorOfOneUserIsRefusedForAnotherAndNothingIsRead() {
    Object cursor = structured(node.call(firm.full(), "list-cases", "limit", 5)).get("next_cursor");
    firm.sandbox.clearRequests();
    McpServer.CallToolResult result =
        node.call(firm.restricted(), "list-cases", "limit", 5, "cursor", cursor);
    assertThat(result.isError()).isTrue();
    assertThat(result.text()).contains("another login");
    assertThat(firm.sandbox.requests())
        .extracting(RecordedRequest::path)
        .doesNotContain("/v1/cases", "/cases");
  }

  @Nested
  class Row52TwentyUsersAtOnce {
    private final List<Long> users = new ArrayList<>();

    @BeforeEach
    void logIn() {
      for (int i = 0; i < 20; i++) {
        long id =
            firm.sandbox.put(
                "staff",
                Map.of(
                    "id",
                    9001L + i,
                    "first_name",
                    "Staff",
                    "last_name",
                    "Number " + i,
                    "email",
                    "staff" + i + "@example.com",
                    "active",
                    true));
        firm.logIn(id);
        users.add(id);
      }
    }

    @Test
    void areEachAnsweredUnderTheirOwnLogin() throws InterruptedException, ExecutionException {
      for (int round = 0; round < 3; round++) {
        firm.sandbox.clearRequests();
        List<Callable<List<Object>>> calls = new ArrayList<>();
        for (long user : users) {
          for (int i = 0; i < 16; i++) {
            Bearer bearer = RemoteFirm.grant(user, user + "-" + i % 4);
            calls.add(
                () -> List.of(user, structured(node.call(bearer, "authenticate")).get("user_id")));
          }
        }
        assertThat(all(calls)).hasSize(320).allMatch(each -> each.get(0).equals(each.get(1)));
        Map<Long, Long> requests = new LinkedHashMap<>();
        firm.sandbox
            .requests("GET", "/me")
            .forEach(each -> requests.merge(Objects.requireNonNull(each.staffId()), 1L, Long::sum));
        assertThat(requests).hasSize(20).allSatisfy((user, n) -> assertThat(n).isEqualTo(16));
      }
    }
  }

  @Test
  void row69HundredCallsOfTenTokensRefreshTheLoginOnce()
      throws InterruptedException, ExecutionException {
    firm.sandbox.expireAccessTokens();
    firm.sandbox.clearRequests();
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Bearer bearer = RemoteFirm.grant(firm.full(), "g" + i % 10);
      calls.add(() -> node.call(bearer, "list-staff").isError());
    }
    assertThat(all(calls)).doesNotContain(true);
    assertThat(firm.sandbox.requests("POST", "/tokens")).hasSize(1);
    assertThat(firm.log)
        .extracting(AuditRecord::toString)
        .filteredOn(t -> t.contains("refresh"))
        .hasSize(1);
  }

  @Test
  void row69TwoProcessesRefreshTheLoginOnce() throws InterruptedException, ExecutionException {
    try (RemoteFirm.Node other = firm.node()) {
      // What the lock of the row does on PostgreSQL follows from what was read again inside it.
      firm.sandbox.expireAccessTokens();
      firm.sandbox.clearRequests();
      assertThat(node.call(firm.full(), "list-staff").isError()).isFalse();
      assertThat(other.call(firm.full(), "list-staff").isError()).isFalse();
    }
    assertThat(firm.sandbox.requests("POST", "/tokens")).hasSize(1);
  }
}
