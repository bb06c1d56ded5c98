package io.github.mycase4j.remote.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.mcp.server.Session;
import io.github.mycase4j.remote.store.TestDatabase;
import io.github.mycase4j.remote.tokens.Bearer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteLoginTest {
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

  private Map<String, Object> structured(McpServer.CallToolResult result) {
    assertThat(result.isError()).as(result.text()).isFalse();
    return Objects.requireNonNull(result.structured());
  }

  @Nested
  class SomebodyIsLoggedIn {
    @Test
    void isToldSoWithoutALoginPage() {
      assertThat(structured(node.call(user, "authenticate")))
          .containsEntry("authenticated", true)
          .containsEntry("user_id", user)
          .containsEntry("message", "MyCase is already connected.")
          .doesNotContainKey("authorization_url");
    }

    @Test
    void seesTheStatusWithoutARequest() {
      assertThat(structured(node.call(user, "auth-status")))
          .containsEntry("authenticated", true)
          .containsEntry("user_id", user)
          .containsEntry("firm_uuid", RemoteFirm.FIRM)
          .doesNotContainKey("problem");
      assertThat(firm.sandbox.requests()).isEmpty();
    }
  }

  @Nested
  class NobodyIsLoggedIn {
    @BeforeEach
    void delete() {
      firm.database.update("DELETE FROM mycase_logins");
    }

    @Test
    void isSentToTheLoginPageOfTheServer() {
      assertThat(structured(node.call(user, "authenticate")))
          .containsEntry("authenticated", false)
          .containsEntry("authorization_url", "https://mcp.firm.example/login");
      assertThat(structured(node.call(user, "auth-status")).get("problem"))
          .isEqualTo("There is no MyCase login. Log in at https://mcp.firm.example/login.");
    }

    @Test
    void isToldByATool() {
      assertThat(node.call(user, "list-cases").text())
          .isEqualTo("Not connected to MyCase. Log in at https://mcp.firm.example/login.");
      assertThat(firm.sandbox.requests()).isEmpty();
    }
  }

  @Nested
  class LoginIsDead {
    @BeforeEach
    void revoke() {
      firm.sandbox.expireAccessTokens();
      firm.sandbox.revokeRefreshTokens();
    }

    @Test
    void everyAnswerNamesTheLoginPage() {
      assertThat(node.call(user, "list-staff").text())
          .startsWith("Not connected to MyCase. Log in at https://mcp.firm.example/login. (MyCase");
      assertThat(structured(node.call(user, "authenticate")))
          .containsEntry("authorization_url", "https://mcp.firm.example/login");
      Map<String, Object> status = structured(node.call(user, "auth-status"));
      assertThat(status).containsEntry("authenticated", false);
      assertThat(String.valueOf(status.get("problem")))
          .endsWith(" Log in at https://mcp.firm.example/login.");
    }

    @Test
    void aNewLoginWorksForTheSameToken() {
      node.call(user, "list-staff");
      firm.logIn(user);
      assertThat(node.call(user, "list-staff").isError()).isFalse();
      assertThat(structured(node.call(user, "auth-status"))).containsEntry("authenticated", true);
    }
  }

  @Test
  void aLoginOfTwoWeeksAgoHasExpired() {
    firm.clock.advance(Duration.ofDays(15));
    assertThat(structured(node.call(user, "auth-status")).get("problem"))
        .isEqualTo("The login has expired. Log in at https://mcp.firm.example/login.");
    assertThat(String.valueOf(structured(node.call(user, "authenticate")).get("message")))
        .startsWith("The login has expired. Open authorization_url");
  }

  @Test
  void row8ALoginOfAnotherUsersRowIsNotOpenedAndNothingIsSent() {
    long other = firm.restricted();
    firm.logIn(other);
    firm.database.update(
        "UPDATE mycase_logins SET sealed = (SELECT sealed FROM mycase_logins WHERE user_id = ?)"
            + " WHERE user_id = ?",
        other,
        user);
    firm.sandbox.clearRequests();
    String sentence =
        "The MyCase login of user " + user + " cannot be opened: it was made for another user.";
    assertThat(node.call(user, "list-cases").text()).startsWith(sentence);
    assertThat(String.valueOf(structured(node.call(user, "authenticate")).get("message")))
        .startsWith(sentence);
    assertThat(String.valueOf(structured(node.call(user, "auth-status")).get("problem")))
        .startsWith(sentence)
        .endsWith("https://mcp.firm.example/login.");
    assertThat(firm.sandbox.requests()).isEmpty();
    assertThat(node.call(other, "list-cases").isError()).isFalse();
  }

  @Nested
  class Logout {
    private long logins() {
      return firm.database.texts("key_id", "SELECT key_id FROM mycase_logins").size();
    }

    @Test
    void row79LeavesTheLoginToTheOtherGrantAndTheLastOneDeletesIt() {
      Bearer one = RemoteFirm.grant(user, "g1");
      Bearer two = RemoteFirm.grant(user, "g2");
      firm.grants.add(Bearer.Kind.GRANT, "g1", user, null);
      firm.grants.add(Bearer.Kind.GRANT, "g2", user, null);
      node.call(one, "list-staff");
      assertThat(structured(node.call(one, "logout")).get("note"))
          .isEqualTo(
              "This client has no access anymore. The MyCase login stays for 1 connected client of"
                  + " this user; https://mcp.firm.example/tokens shows them and ends them.");
      assertThat(firm.grants.revoked).containsExactly("g1 logout " + user);
      assertThat(logins()).isEqualTo(1);
      assertThat(node.call(two, "list-staff").isError()).isFalse();
      assertThat(structured(node.call(two, "logout")))
          .containsEntry("logged_out", true)
          .doesNotContainKey("note");
      assertThat(logins()).isZero();
      assertThat(node.connections.inMemory()).isZero();
    }

    @Test
    void saysAllThatRemains() {
      firm.grants.add(Bearer.Kind.GRANT, "g1", user, null);
      firm.grants.add(Bearer.Kind.GRANT, "g2", user, null);
      firm.grants.add(Bearer.Kind.GRANT, "g3", user, null);
      firm.grants.add(
          Bearer.Kind.API_TOKEN, "t1", user, firm.clock.instant().plus(Duration.ofDays(1)));
      firm.grants.add(Bearer.Kind.API_TOKEN, "old", user, firm.clock.instant());
      firm.database.update(
          "INSERT INTO sessions (hash, user_id, csrf, created_at, seen_at) VALUES (?, ?, ?, ?, ?)",
          "h",
          user,
          "c",
          firm.clock.instant(),
          firm.clock.instant());
      assertThat(String.valueOf(structured(node.call(user, "logout")).get("note")))
          .contains(
              "stays for 2 connected clients, 1 API token and 1 browser session of this user");
    }

    @Test
    void ofAnApiTokenEndsThatToken() {
      firm.grants.add(Bearer.Kind.API_TOKEN, "t1", user, firm.clock.instant().plusSeconds(9));
      firm.grants.add(Bearer.Kind.GRANT, "g1", user, null);
      Bearer token = new Bearer(Bearer.Kind.API_TOKEN, "t1", user, Scope.READ, "script", null);
      assertThat(String.valueOf(structured(node.call(token, "logout")).get("note")))
          .startsWith("This API token has no access anymore.");
      assertThat(firm.grants.revoked).containsExactly("t1 logout " + user);
    }
  }

  @Nested
  class DatabaseIsGone {
    @BeforeEach
    void rename() {
      node.call(user, "auth-status");
      firm.database.update("ALTER TABLE mycase_logins RENAME TO away");
      firm.database.update("ALTER TABLE users RENAME TO away_users");
    }

    @Test
    void row74EveryToolSaysSoInASentence() {
      String sentence = "The database cannot be used now. Try again in a few seconds.";
      assertThat(node.call(user, "list-staff").text()).isEqualTo(sentence);
      assertThat(node.call(user, "authenticate").text()).isEqualTo(sentence);
      assertThat(structured(node.call(user, "auth-status"))).containsEntry("problem", sentence);
      firm.grants.add(Bearer.Kind.GRANT, "g1", user, null);
      assertThat(node.call(user, "logout").text()).isEqualTo(sentence);
    }
  }

  @Test
  void row58CallsBelongToTheUserAlsoWithoutALoginThatOpens() {
    Session session = node.sessions.of(RemoteFirm.grant(user, "g1"));
    firm.database.update("UPDATE mycase_logins SET sealed = 'damaged'");
    assertThat(session.accountOrUnknown().userId()).isEqualTo(user);
    firm.database.update("DELETE FROM mycase_logins");
    assertThat(session.accountOrUnknown().userId()).isEqualTo(user);
    assertThat(session.accountOrUnknown().firmUuid()).isEqualTo(RemoteFirm.FIRM);
  }
}
