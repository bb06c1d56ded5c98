package io.github.mycase4j.remote.login;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.ParamPolicy;
import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.ratelimit.SlidingWindowRateLimiter;
import io.github.mycase4j.client.sharing.SharedResources;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.mcp.Connector;
import io.github.mycase4j.mcp.ConnectorSettings;
import io.github.mycase4j.mcp.plugin.ToolJars;
import io.github.mycase4j.mcp.resource.ComplianceSentences;
import io.github.mycase4j.mcp.server.AuditRecorder;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.metrics.Metrics;
import io.github.mycase4j.remote.store.Database;
import io.github.mycase4j.remote.store.SealedLogins;
import io.github.mycase4j.remote.store.TestDatabase;
import io.github.mycase4j.remote.store.UserActivity;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.users.UserClients;
import io.github.mycase4j.remote.users.UserConnections;
import io.github.mycase4j.remote.users.UserLogins;
import io.github.mycase4j.sandbox.SampleFirm;
import io.github.mycase4j.sandbox.Sandbox;
import io.github.mycase4j.testsupport.MutableClock;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A firm at the sandbox whose staff use one server, without the HTTP in between. */
final class RemoteFirm implements AutoCloseable {
  static final String FIRM = "firm-1";
  static final PublicUrl PUBLIC_URL = new PublicUrl("https://mcp.firm.example");

  final MutableClock clock = MutableClock.start();
  final Sandbox sandbox;
  final TestDatabase database;
  final List<AuditRecord> log = new CopyOnWriteArrayList<>();
  final FakeGrants grants;

  /** Runs before MyCase acts on a request, with its method and path. */
  volatile Consumer<String> beforeAnswer = request -> {};

  private final SampleFirm firm;

  /** Creates a firm whose server uses a database, which is closed with it. */
  RemoteFirm(TestDatabase database) {
    this.firm = SampleFirm.standard(clock);
    this.sandbox =
        Sandbox.builder()
            .clock(clock)
            .firm(firm)
            .beforeAnswer((method, path) -> beforeAnswer.accept(method + " " + path))
            .start();
    this.database = database;
    this.grants = new FakeGrants(database);
  }

  /** Returns the id of the member of the staff who sees everything. */
  long full() {
    return firm.userId();
  }

  /** Returns the id of the one who sees only their own cases. */
  long restricted() {
    return firm.restrictedUserId();
  }

  /** Returns the member of the staff as MyCase has them. */
  Map<String, Object> staff(long id) {
    return firm.rows("staff").stream()
        .filter(each -> Long.valueOf(id).equals(each.get("id")))
        .findFirst()
        .orElseThrow();
  }

  /** Logs a member of the staff in, as the browser does. */
  void logIn(long userId) {
    try (Node node = node()) {
      Map<String, String> login = sandbox.environment(userId);
      if (database.texts("name", "SELECT name FROM users WHERE id = ?", userId).isEmpty()) {
        database.addUser(userId, FIRM, "User " + userId, clock.instant());
      } else {
        database.update(
            "UPDATE users SET active = 1, last_login_at = ? WHERE id = ?", clock.instant(), userId);
      }
      node.logins.replace(
          userId,
          FIRM,
          new Tokens(
              Secret.of(login.get("MYCASE_ACCESS_TOKEN")),
              clock.instant().plus(Duration.ofDays(1)),
              Secret.of(login.get("MYCASE_REFRESH_TOKEN")),
              clock.instant().plus(Duration.ofDays(14)),
              new Account(userId, "User " + userId, "The firm", FIRM)));
    }
  }

  /** Returns the token of a grant. */
  static Bearer grant(long userId, String id) {
    return new Bearer(Bearer.Kind.GRANT, id, userId, Scope.READ_WRITE, "client", null);
  }

  Node node() {
    return new Node(true, 1L << 30);
  }

  Node nodeWithoutMirror() {
    return new Node(false, 1L << 30);
  }

  Node nodeWithMemory(long bytes) {
    return new Node(true, bytes);
  }

  @Override
  public void close() {
    database.close();
    sandbox.close();
  }

  /** A process of the server. */
  final class Node implements AutoCloseable, AuditRecorder {
    final UserConnections connections;
    final UserSessions sessions;
    final UserLogins logins;
    final SharedResources shared;
    private final Database own = database.openAgain();
    private final SealedLogins sealed;
    private final Connector connector;

    Node(boolean mirror, long bytes) {
      KeySource key = KeySource.of(EncryptionKey.parse("KEY", "0a".repeat(32)));
      Settings.MyCase mycase =
          new Settings.MyCase(
              sandbox.clientId(),
              Secret.of(sandbox.clientSecret()),
              sandbox.apiBase(),
              sandbox.authorizationUrl(),
              sandbox.tokenUrl(),
              1500,
              Map.of());
      Settings.Tools tools =
          new Settings.Tools(false, false, false, 100, mirror, bytes, ParamPolicy.HASHED, null);
      sealed = new SealedLogins(own, database.settings(), key, mycase.origins(), clock);
      logins = new UserLogins(sealed, this, new Ulids(clock, new Random(1)));
      UserActivity activity = new UserActivity(own);
      shared =
          SharedResources.builder(SlidingWindowRateLimiter.perMinute(1_000_000))
              .memoryBudget(bytes)
              .build();
      UserClients clients =
          new UserClients(
              mycase,
              URI.create(PUBLIC_URL.at("/oauth/mycase/callback")),
              shared,
              "1.0",
              Metrics.NONE,
              clock);
      connections = new UserConnections(logins, activity, clients, tools, clock);
      sessions = new UserSessions(connections, grants, activity, PUBLIC_URL, clock);
      connector =
          new Connector(
              new ConnectorSettings(
                  "1.0", false, true, false, () -> new ComplianceSentences("", "", "", "", "", "")),
              this,
              clock,
              ToolJars.none());
    }

    McpServer.CallToolResult call(Bearer bearer, String tool, Object... namesAndValues) {
      Map<String, Object> arguments = new LinkedHashMap<>();
      for (int i = 0; i < namesAndValues.length; i += 2) {
        arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
      }
      return server(bearer)
          .call(
              new McpServer.Call(
                  tool, arguments, "client/1 " + bearer.label(), new Cancellation(), null));
    }

    McpServer.CallToolResult call(long userId, String tool, Object... namesAndValues) {
      return call(grant(userId, "g1"), tool, namesAndValues);
    }

    McpServer server(Bearer bearer) {
      return connector.serve(sessions.of(bearer));
    }

    @Override
    public void check() {}

    @Override
    public void record(AuditRecord record) {
      log.add(record);
    }

    @Override
    public void owe(AuditRecord record) {
      log.add(record);
    }

    @Override
    public void close() {
      connector.close();
      sealed.close();
      own.close();
    }
  }
}
