package io.github.mycase4j.mcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.mcp.Connector;
import io.github.mycase4j.mcp.config.Configuration;
import io.github.mycase4j.mcp.connection.Connection;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.login.browser.Browser;
import io.github.mycase4j.mcp.server.McpServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two connectors on one folder, as two AI clients start them. */
class AnotherUserLogsInTest extends FirmLoginTestBase {
  private static final Account BOB =
      new Account(1001L, "Bob Example", "Raman & Whitaker LLP", "firm-of-the-test");

  private Connection otherConnection;
  private Connector other;

  @BeforeEach
  void openTwo() {
    open(TestFirm.in(home));
    otherConnection =
        new Connection(
            Configuration.of(firm.environment, System::getProperty),
            KeySource.of(EncryptionKey.parse("test", "5f".repeat(32))),
            firm.clock,
            "test");
    other =
        new Connector(
            otherConnection,
            new Browser(
                firm.environment,
                "Linux",
                command -> {
                  throw new IOException("no browser in this test");
                }),
            firm.clock,
            "1.0-test");
  }

  @AfterEach
  void closeOther() {
    other.close();
  }

  private McpServer.CallToolResult throughOther(String tool) {
    return other.call(
        new McpServer.Call(
            tool, Map.of(), "other/1", new Cancellation(), (done, total, text) -> {}));
  }

  private void bobLogsIn() {
    otherConnection
        .store()
        .save(
            new Tokens(
                Secret.of(firm.sandbox.newAccessToken()),
                firm.clock.instant().plus(Duration.ofDays(1)),
                Secret.of(firm.sandbox.newRefreshToken()),
                firm.clock.instant().plus(Duration.ofDays(14)),
                BOB));
  }

  private Object[] task() {
    return new Object[] {
      "name",
      "Call the court",
      "due_date",
      "2026-04-01",
      "priority",
      "High",
      "staff_ids",
      List.of(501),
      "case_id",
      1001
    };
  }

  @Test
  void whileAWriteChecksItsIdsTheWriteIsNotSent() {
    firm.beforeAnswer =
        (method, path) -> {
          if (path.equals("/v1/cases/1001")) {
            bobLogsIn();
          }
        };
    assertThat(firm.refused("create-task", task()))
        .isEqualTo(
            "Another user has logged in to MyCase since this call began, so the request was not"
                + " sent. Ask again.");
    assertThat(firm.writes()).isEmpty();
    assertThat(firm.log("create-task"))
        .extracting(line -> line.get("kind") + " " + line.get("user_id") + " " + line.find("error"))
        .containsExactly("intent 501 null", "call 501 AccountChanged");

    firm.beforeAnswer = (method, path) -> {};
    firm.ok("create-task", task());
    assertThat(firm.log("create-task"))
        .extracting(line -> line.get("kind") + " " + line.get("user_id"))
        .endsWith("intent 1001", "call 1001");
  }

  @Test
  void whileAReadNeedsMoreItIsNotAnswered() {
    firm.beforeAnswer =
        (method, path) -> {
          if (path.equals("/v1/cases/1001")) {
            bobLogsIn();
          }
        };
    assertThat(firm.refused("get-case", "case_id", 1001)).contains("Another user has logged in");
    assertThat(firm.log("get-case").get(0).get("user_id")).isEqualTo(501);
  }

  @Test
  void whatWasReadForOneDoesNotAnswerTheOther() {
    firm.ok("list-staff");
    int before = firm.requests().size();
    bobLogsIn();
    firm.ok("list-staff");
    assertThat(firm.requests()).hasSizeGreaterThan(before);
    assertThat(firm.log("list-staff"))
        .extracting(line -> line.get("user_id"))
        .containsExactly(501, 1001);
  }

  @Test
  void aLogoutElsewhereEndsAnswersFromMemoryAtOnce() {
    firm.ok("list-staff");
    assertThat(throughOther("logout").isError()).isFalse();
    assertThat(firm.refused("list-staff")).isEqualTo("Not connected to MyCase. Call authenticate.");
    assertThat(firm.refused("list-cases")).isEqualTo("Not connected to MyCase. Call authenticate.");
  }

  @Test
  void aLoginThatReplacesADeadOneIsRecordedUnderWhoLoggedIn() throws Exception {
    bobLogsIn();
    firm.sandbox.expireAccessTokens();
    firm.sandbox.revokeRefreshTokens();
    firm.sandbox.approve(loginPage());
    Row done = firm.ok("authenticate");
    assertThat(done.get("user_id")).isEqualTo(501);
    assertThat(firm.log("login").get(0).get("user_id")).isEqualTo(501);
    List<Row> calls = firm.log("authenticate");
    assertThat(calls.get(calls.size() - 1).get("user_id")).isEqualTo(501);
  }

  @Test
  void aLoginIsKnownByItsOwnerBeforeAnythingCanBeSentUnderIt() throws Exception {
    firm.ok("logout");
    firm.beforeAnswer =
        (method, path) -> {
          if (path.equals("/v1/users/me") || path.equals("/v1/me") || path.equals("/v1/firm")) {
            assertThat(otherConnection.account()).isEqualTo(Account.UNKNOWN);
          }
        };
    firm.sandbox.approve(loginPage());
    assertThat(otherConnection.account().userId()).isEqualTo(501);
  }
}
