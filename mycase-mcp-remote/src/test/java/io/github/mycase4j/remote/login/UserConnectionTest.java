package io.github.mycase4j.remote.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.remote.store.TestDatabase;
import io.github.mycase4j.remote.users.UserConnections;
import io.github.mycase4j.sandbox.RecordedRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
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

class UserConnectionTest {
  @TempDir Path folder;
  private RemoteFirm firm;
  private RemoteFirm.Node node;
  private long user;

  TestDatabase open(Path empty) {
    return TestDatabase.sqlite(empty);
  }

  @BeforeEach
  void open() {
    firm = new RemoteFirm(open(folder));
    node = firm.node();
    user = firm.full();
    firm.logIn(user);
    firm.sandbox.clearRequests();
  }

  @AfterEach
  void close() {
    node.close();
    firm.close();
  }

  private int requests(String path) {
    return firm.sandbox.requests("GET", path).size();
  }

  private void setActive(boolean active) {
    Map<String, Object> staff = new HashMap<>(Objects.requireNonNull(firm.staff(user)));
    staff.put("active", active);
    firm.sandbox.put("staff", staff);
  }

  @Nested
  class Row78UserWhoIsDeactivatedAtMyCase {
    @Test
    void isFoundWithinTheHourAndTheToolsRefuse() {
      assertThat(node.call(user, "list-staff").isError()).isFalse();
      setActive(false);
      assertThat(node.call(user, "list-staff").isError()).isFalse();
      firm.clock.advance(Duration.ofHours(1));
      assertThat(node.call(user, "list-staff").text())
          .startsWith("MyCase says that this user is inactive");
      firm.sandbox.clearRequests();
      assertThat(node.call(user, "list-cases").isError()).isTrue();
      assertThat(firm.sandbox.requests()).isEmpty();
      assertThat(node.connections.inMemory()).isZero();
    }

    @Test
    void isFoundByTheCallThatRefreshesTheLogin() {
      node.call(user, "list-staff");
      setActive(false);
      firm.sandbox.expireAccessTokens();
      assertThat(node.call(user, "get-case", "case_id", 1001).text())
          .startsWith("MyCase says that this user is inactive");
      assertThat(requests("/me")).isEqualTo(1);
    }

    @Test
    void isToldByTheLoginTools() {
      setActive(false);
      firm.clock.advance(Duration.ofHours(1));
      node.call(user, "list-staff");
      assertThat(node.call(user, "auth-status").text())
          .contains("MyCase says that this user is inactive");
      assertThat(node.call(user, "authenticate").text())
          .contains("inactive", "https://mcp.firm.example/login");
    }

    @Test
    void isRefusedByAnotherProcessToo() {
      setActive(false);
      firm.clock.advance(Duration.ofHours(1));
      node.call(user, "list-staff");
      try (RemoteFirm.Node other = firm.node()) {
        assertThat(other.call(user, "list-staff").isError()).isTrue();
      }
    }

    @Test
    void worksAgainAfterANewLogin() {
      setActive(false);
      firm.clock.advance(Duration.ofHours(1));
      node.call(user, "list-staff");
      setActive(true);
      firm.logIn(user);
      assertThat(node.call(user, "list-staff").isError()).isFalse();
    }

    @Test
    void worksAgainAfterTheNextCheck() {
      setActive(false);
      firm.clock.advance(Duration.ofHours(1));
      node.call(user, "list-staff");
      setActive(true);
      assertThat(node.call(user, "list-staff").isError()).isTrue();
      firm.clock.advance(Duration.ofHours(1));
      assertThat(node.call(user, "list-staff").isError()).isFalse();
    }

    @Test
    void isAskedForOnceAnHourAtMost() {
      for (int i = 0; i < 130; i++) {
        node.call(user, "list-staff");
        firm.clock.advance(Duration.ofMinutes(1));
      }
      assertThat(requests("/me")).isEqualTo(2);
    }

    @Test
    void seesNothingOfWhatIsInMemoryOnceMyCaseRefusesTheLogin() {
      node.call(user, "list-cases");
      firm.clock.advance(Duration.ofHours(1));
      firm.sandbox.expireAccessTokens();
      firm.sandbox.revokeRefreshTokens();
      assertThat(node.call(user, "list-cases").text()).startsWith("Not connected to MyCase.");
      assertThat(node.connections.inMemory()).isZero();
      assertThat(node.call(user, "list-cases").text()).startsWith("Not connected to MyCase.");
    }

    @Test
    void completesNothingWhereAnotherProcessFoundIt() {
      McpServer.CompletionRequest cases =
          new McpServer.CompletionRequest(
              McpServer.CompletionSource.RESOURCE_TEMPLATE,
              "mycase://cases/{case_id}",
              "case_id",
              "",
              Map.of());
      node.call(user, "list-cases");
      McpServer server = node.server(RemoteFirm.grant(user, "g1"));
      assertThat(server.complete(cases).values()).isNotEmpty();
      firm.database.update("UPDATE users SET active = 0");
      assertThat(server.complete(cases).values()).isEmpty();
    }

    @Test
    void isAskedForOnceByCallsAtTheSameTime() throws InterruptedException, ExecutionException {
      firm.clock.advance(Duration.ofHours(1));
      List<Callable<Boolean>> calls =
          Collections.nCopies(16, () -> node.call(user, "list-staff").isError());
      ExecutorService threads = Executors.newFixedThreadPool(16);
      try {
        for (Future<Boolean> each : threads.invokeAll(calls)) {
          assertThat(each.get()).isFalse();
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(requests("/me")).isEqualTo(1);
    }

    @Test
    void isFoundWhereTheHourAndTheAccessTokenEndTogether() {
      setActive(false);
      firm.clock.advance(Duration.ofHours(1));
      firm.sandbox.expireAccessTokens();
      assertThat(node.call(user, "list-staff").text())
          .startsWith("MyCase says that this user is inactive");
    }

    @Test
    void isNotFoundWhereMyCaseDoesNotAnswerWhichIsNotAskedAgainAtOnce() {
      firm.clock.advance(Duration.ofHours(2));
      // A status that is not tried again.
      firm.sandbox.fail("/me", 404);
      assertThat(node.call(user, "list-staff").isError()).isFalse();
      int asked = requests("/me");
      node.call(user, "list-staff");
      assertThat(requests("/me")).isEqualTo(asked);
    }
  }

  @Nested
  class OwnWriteOnAnotherNode {
    private void write(RemoteFirm.Node at) {
      assertThat(
              at.call(
                      user,
                      "create-task",
                      "name",
                      "Serve the subpoena",
                      "due_date",
                      "2020-01-02",
                      "priority",
                      "High",
                      "staff_ids",
                      List.of(user))
                  .text())
          .contains("Serve the subpoena");
    }

    @Test
    void showsAtOnce() {
      try (RemoteFirm.Node other = firm.node()) {
        assertThat(other.call(user, "list-tasks").text()).doesNotContain("Serve the subpoena");
        write(node);
        assertThat(node.call(user, "list-tasks", "limit", 100).text())
            .contains("Serve the subpoena");
        assertThat(other.call(user, "list-tasks", "limit", 100).text())
            .contains("Serve the subpoena");
        firm.sandbox.clearRequests();
        other.call(user, "list-tasks", "limit", 100);
        assertThat(firm.sandbox.requests()).extracting(RecordedRequest::path).isEmpty();
      }
    }

    @Test
    void doesNotMakeTheNodeThatWroteReadItsOtherListsAgain() {
      firm.database.update("UPDATE users SET wrote_at = ?", firm.clock.instant());
      node.call(user, "list-staff");
      write(node);
      firm.sandbox.clearRequests();
      assertThat(node.call(user, "list-staff").isError()).isFalse();
      assertThat(firm.sandbox.requests()).isEmpty();
    }

    @Test
    void isNotedLaterWhereTheDatabaseWasGone() {
      try (RemoteFirm.Node other = firm.node()) {
        other.call(user, "list-tasks");
        firm.beforeAnswer =
            request -> {
              if (request.equals("POST /v1/tasks")) {
                firm.database.update("ALTER TABLE users RENAME COLUMN wrote_at TO gone");
              }
            };
        write(node);
        firm.database.update("ALTER TABLE users RENAME COLUMN gone TO wrote_at");
        node.call(user, "list-staff");
        assertThat(other.call(user, "list-tasks", "limit", 100).text())
            .contains("Serve the subpoena");
      }
    }
  }

  @Nested
  class Memory {
    @Test
    void isReleasedAfterHalfAnHourWithoutACall() {
      node.call(user, "list-cases");
      assertThat(node.connections.inMemory()).isEqualTo(1);
      assertThat(node.shared.memoryUsed()).isPositive();
      firm.clock.advance(UserConnections.IDLE.minusSeconds(1));
      node.connections.evictIdle();
      assertThat(node.connections.inMemory()).isEqualTo(1);
      firm.clock.advance(Duration.ofSeconds(1));
      node.connections.evictIdle();
      assertThat(node.connections.inMemory()).isZero();
      assertThat(node.shared.memoryUsed()).isZero();
      assertThat(node.call(user, "list-cases").isError()).isFalse();
    }

    @Test
    void isNotKeptAfterTheLastCallWithoutAMirror() {
      try (RemoteFirm.Node off = firm.nodeWithoutMirror()) {
        off.call(user, "list-cases");
        assertThat(off.shared.memoryUsed()).isZero();
      }
    }

    @Test
    void ofTheUserWhoWasLongestAwayIsReleasedFirst() {
      firm.logIn(firm.restricted());
      long full;
      node.call(user, "list-cases");
      full = node.shared.memoryUsed();
      try (RemoteFirm.Node small = firm.nodeWithMemory(full)) {
        small.call(user, "list-cases");
        small.call(firm.restricted(), "list-documents");
        assertThat(small.shared.memoryUsed()).isLessThanOrEqualTo(full);
        firm.sandbox.clearRequests();
        small.call(firm.restricted(), "list-documents");
        assertThat(requests("/documents")).isZero();
      }
    }

    @Test
    void isDroppedWhenTheLoginWasDeletedByAnotherProcess() {
      node.call(user, "list-cases");
      firm.database.update("DELETE FROM mycase_logins");
      assertThat(node.call(user, "list-cases").isError()).isTrue();
      assertThat(node.connections.inMemory()).isZero();
    }

    @Test
    void isDroppedForAUserWhoIsKeptOut() {
      node.call(user, "list-cases");
      node.connections.evict(user);
      assertThat(node.connections.inMemory()).isZero();
      assertThat(node.shared.memoryUsed()).isZero();
    }
  }
}
