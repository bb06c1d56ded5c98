package io.github.mycase4j.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.fixture.FakeLogin;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.plugin.ToolJars;
import io.github.mycase4j.mcp.resource.ComplianceSentences;
import io.github.mycase4j.mcp.server.LoginTools;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.mcp.server.Session;
import io.github.mycase4j.mcp.server.SessionWrites;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connector for several users, none of whom has a login on this machine. */
class ServedSessionsTest {
  private static final Account PRIYA = new Account(501L, "Priya Raman", "Firm", "firm-1");
  private static final Account DANIEL = new Account(502L, "Daniel Whitaker", "Firm", "firm-1");

  @TempDir Path home;
  private TestFirm firm;
  private Connector connector;
  private User priya;
  private User daniel;

  /** A user whose login is kept elsewhere. */
  private final class User implements Session {
    final FakeLogin login;
    final SessionWrites writes = new SessionWrites(1, firm.clock);
    final McpServer server;
    final List<String> calls = new ArrayList<>();
    private final Account account;
    private final MyCaseClient mycase;

    User(Account account) {
      this.account = account;
      this.login = new FakeLogin(account);
      InMemoryTokenStore store = new InMemoryTokenStore();
      store.save(
          new Tokens(
              Secret.of(firm.sandbox.newAccessToken()),
              firm.clock.instant().plus(Duration.ofDays(1)),
              Secret.of(firm.sandbox.newRefreshToken()),
              firm.clock.instant().plus(Duration.ofDays(9)),
              account));
      this.mycase =
          MyCaseClient.builder()
              .baseUri(firm.sandbox.apiBase())
              .tokenStore(store)
              .clock(firm.clock)
              .build();
      this.server = connector.serve(this);
    }

    @Override
    public MyCaseClient mycase() {
      return mycase;
    }

    @Override
    public Optional<MyCaseClient> existingClient() {
      return Optional.of(mycase);
    }

    @Override
    public Account account() {
      return account;
    }

    @Override
    public ActiveCall enter() {
      calls.add("enter");
      return () -> calls.add("leave");
    }

    @Override
    public LoginTools login() {
      return login;
    }

    @Override
    public SessionWrites writes() {
      return writes;
    }

    McpServer.CallToolResult call(String tool, Object... arguments) {
      return server.call(
          new McpServer.Call(
              tool, TestFirm.arguments(arguments), "test/1 grant/7", new Cancellation(), null));
    }

    String read(String uri) {
      return server
          .read(new McpServer.ResourceRead(uri, "test/1 grant/7", new Cancellation(), null))
          .text();
    }
  }

  @BeforeEach
  void open() {
    firm = TestFirm.in(home).loggedOut().open();
    connector =
        new Connector(
            new ConnectorSettings(
                "2.0",
                false,
                false,
                false,
                () ->
                    new ComplianceSentences(
                        "It runs on the firm's server.",
                        "Each login is sealed in the firm's database.",
                        "Firm data is kept in memory.",
                        "/srv/audit.log",
                        "check-it",
                        "A token without the scope writes nothing.")),
            firm.connection.audit(),
            firm.clock,
            ToolJars.none());
    priya = new User(PRIYA);
    daniel = new User(DANIEL);
  }

  @AfterEach
  void close() {
    connector.close();
    firm.close();
  }

  @Test
  void callUnderTheirOwnAccountsAndAreRecordedInOneLog() {
    assertThat(priya.call("list-cases").isError()).isFalse();
    assertThat(daniel.call("list-staff").isError()).isFalse();
    assertThat(firm.log("list-cases"))
        .extracting(line -> line.number("user_id"))
        .containsExactly(501L);
    assertThat(firm.log("list-staff"))
        .extracting(line -> line.number("user_id") + " " + line.text("client"))
        .containsExactly("502 test/1 grant/7");
    assertThat(priya.calls).containsExactly("enter", "leave");
    assertThat(daniel.calls).containsExactly("enter", "leave");
  }

  @Test
  void readResourcesUnderTheirOwnAccounts() {
    assertThat(priya.read("mycase://auth/status")).contains("Priya Raman");
    assertThat(daniel.read("mycase://auth/status")).contains("Daniel Whitaker");
    assertThat(daniel.read("mycase://cases/1001")).contains("1001");
    assertThat(firm.log().stream().filter(line -> line.find("client") != null))
        .extracting(line -> line.number("user_id"))
        .containsExactly(501L, 502L, 502L);
  }

  @Test
  void haveTheLoginToolsOfTheirOwnLogin() {
    assertThat(priya.call("auth-status").text()).contains("Priya Raman");
    assertThat(daniel.call("authenticate").text()).contains("Connected elsewhere.");
    assertThat(daniel.call("logout").structured())
        .isEqualTo(Map.of("logged_out", true, "note", "Another grant remains."));
    assertThat(priya.login.asked).containsExactly("status");
    assertThat(daniel.login.asked).containsExactly("login", "logout");
  }

  @Test
  void completeFromWhatTheirOwnClientHasRead() {
    McpServer.CompletionRequest cases =
        new McpServer.CompletionRequest(
            McpServer.CompletionSource.RESOURCE_TEMPLATE,
            "mycase://cases/{case_id}",
            "case_id",
            "",
            Map.of());
    priya.call("list-cases");
    assertThat(priya.server.complete(cases).values()).isNotEmpty();
    assertThat(daniel.server.complete(cases).values()).isEmpty();
  }

  @Test
  void areToldTheVersionAndTheDutiesOfThisInstallation() {
    assertThat(priya.server.version()).isEqualTo("2.0");
    assertThat(priya.server.instructions()).isEqualTo(firm.connector.instructions());
    assertThat(priya.read("mycase://compliance/info"))
        .contains("- It runs on the firm's server.\n", "- Each login is sealed", "`check-it`")
        .contains("/srv/audit.log", "A token without the scope writes nothing.")
        .doesNotContain("this machine", "tokens.enc", "mycase-mcp-adapter.jar");
  }

  @Test
  void areShownWhatTheirClientMayCall() {
    assertThat(priya.server.tools(Scope.READ))
        .extracting(McpServer.Tool::name)
        .contains("list-cases", "authenticate", "logout")
        .doesNotContain("create-case", "create-task");
    assertThat(priya.server.tools(Scope.READ_WRITE))
        .isEqualTo(connector.tools())
        .extracting(McpServer.Tool::name)
        .contains("create-case", "create-task");
  }

  @Test
  void areTheOnlyWayToCallIt() {
    assertThat(connector.tools()).isNotEmpty();
    assertThatThrownBy(
            () ->
                connector.call(
                    new McpServer.Call("list-cases", Map.of(), "test/1", new Cancellation(), null)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("serve(session)");
  }
}
