package io.github.mycase4j.remote;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.sharing.SharedResources;
import io.github.mycase4j.mcp.Connector;
import io.github.mycase4j.mcp.ConnectorSettings;
import io.github.mycase4j.mcp.config.ProductVersion;
import io.github.mycase4j.mcp.plugin.ToolJars;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.audit.AuthEvents;
import io.github.mycase4j.remote.audit.MeteredAuditRecorder;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.http.AddressLimits;
import io.github.mycase4j.remote.http.Health;
import io.github.mycase4j.remote.http.Router;
import io.github.mycase4j.remote.http.ServerLog;
import io.github.mycase4j.remote.http.StopSignal;
import io.github.mycase4j.remote.login.BrowserLogins;
import io.github.mycase4j.remote.login.CodeExchange;
import io.github.mycase4j.remote.login.LoginCallback;
import io.github.mycase4j.remote.login.LoginEndpoint;
import io.github.mycase4j.remote.login.LogoutEndpoint;
import io.github.mycase4j.remote.login.UserSessions;
import io.github.mycase4j.remote.mcp.McpEndpoint;
import io.github.mycase4j.remote.metrics.Metrics;
import io.github.mycase4j.remote.metrics.PrometheusMetrics;
import io.github.mycase4j.remote.oauth.OauthRoutes;
import io.github.mycase4j.remote.oauth.OauthServices;
import io.github.mycase4j.remote.pages.AdminFacts;
import io.github.mycase4j.remote.pages.AdminPage;
import io.github.mycase4j.remote.pages.ConsentPage;
import io.github.mycase4j.remote.pages.ErrorPages;
import io.github.mycase4j.remote.pages.HomePage;
import io.github.mycase4j.remote.pages.Site;
import io.github.mycase4j.remote.pages.TokenRules;
import io.github.mycase4j.remote.pages.TokensPage;
import io.github.mycase4j.remote.store.Database;
import io.github.mycase4j.remote.store.NodeTable;
import io.github.mycase4j.remote.store.UnusedLogins;
import io.github.mycase4j.remote.store.UserActivity;
import io.github.mycase4j.remote.tokens.AuthorizationResponse;
import io.github.mycase4j.remote.tokens.Counters;
import io.github.mycase4j.remote.tokens.MinuteCounters;
import io.github.mycase4j.remote.tokens.StoredAuthorizations;
import io.github.mycase4j.remote.tokens.StoredClients;
import io.github.mycase4j.remote.tokens.StoredGrants;
import io.github.mycase4j.remote.tokens.StoredOnce;
import io.github.mycase4j.remote.tokens.StoredTokens;
import io.github.mycase4j.remote.users.Admission;
import io.github.mycase4j.remote.users.Nodes;
import io.github.mycase4j.remote.users.RequestCounter;
import io.github.mycase4j.remote.users.StoredBrowserSessions;
import io.github.mycase4j.remote.users.StoredUsers;
import io.github.mycase4j.remote.users.UserClients;
import io.github.mycase4j.remote.users.UserConnections;
import io.github.mycase4j.remote.users.UserLogins;
import io.github.mycase4j.remote.web.Route;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a server, put together: nothing is started here.
 *
 * @param nodes this process among those that share the database
 * @param unusedLogins deletes logins for which nothing live is left
 * @param connections the users' connections to MyCase
 * @param mcp the MCP endpoint
 * @param clientRouter what clients and browsers reach
 * @param metrics what is counted and timed; null where nobody collects it
 */
record Parts(
    Nodes nodes,
    UnusedLogins unusedLogins,
    UserConnections connections,
    McpEndpoint mcp,
    Router clientRouter,
    @Nullable PrometheusMetrics metrics) {

  /** Puts a server together. */
  static Parts of(
      Settings settings,
      Clock clock,
      Storage storage,
      ToolJars jars,
      ServerLog log,
      StopSignal stop) {
    SecureRandom random = new SecureRandom();
    Database database = storage.database();
    // Loading the library takes part of the start, and memory.
    PrometheusMetrics collected =
        settings.network().metrics() == null ? null : new PrometheusMetrics();
    Metrics metrics = collected == null ? Metrics.NONE : collected;
    Set<String> toolNames = new HashSet<>();
    MeteredAuditRecorder recorder =
        new MeteredAuditRecorder(
            storage.log(), metrics, toolNames::contains, System::nanoTime, log::warning);
    AuthEvents events = storage.events(recorder);
    UnusedLogins unusedLogins = storage.unusedLogins();

    Nodes nodes = nodes(settings, clock, database);
    SharedResources shared =
        SharedResources.builder(nodes.limiter())
            .memoryBudget(settings.tools().mirrorBytes())
            .build();
    UserLogins logins = new UserLogins(storage.logins(), recorder, storage.ids());
    UserActivity activity = new UserActivity(database);
    UserConnections connections =
        new UserConnections(
            logins,
            activity,
            new UserClients(
                settings.mycase(),
                URI.create(settings.publicUrl().at(CodeExchange.CALLBACK)),
                shared,
                ProductVersion.current(),
                metrics,
                clock),
            settings.tools(),
            clock);
    unusedLogins.onDelete(connections::evict);
    metrics.memory(shared::memoryUsed, connections::inMemory);

    Counters counters = MinuteCounters.of(database, clock);
    StoredTokens tokens =
        new StoredTokens(
            database,
            unusedLogins,
            events,
            metrics,
            settings.oauth(),
            settings.tools().readOnly(),
            clock,
            random);
    StoredGrants grants = new StoredGrants(database, unusedLogins, events, metrics, clock, random);
    StoredClients clients = new StoredClients(database, clock);
    StoredAuthorizations pending = new StoredAuthorizations(database, clock, random);
    StoredUsers users = new StoredUsers(settings, database, events, connections::evict);
    StoredBrowserSessions browsers =
        new StoredBrowserSessions(settings.publicUrl(), database, users, random, clock);
    BrowserLogins browserLogins =
        new BrowserLogins(
            exchange(settings, shared, metrics, clock), database, users, logins, random, clock);

    Connector connector = new Connector(connectorSettings(settings), recorder, clock, jars);
    connector.tools().forEach(tool -> toolNames.add(tool.name()));
    toolNames.addAll(connector.switchedOffTools());
    McpEndpoint mcp =
        new McpEndpoint(
            settings,
            tokens,
            counters,
            new UserSessions(connections, grants, activity, settings.publicUrl(), clock),
            connector::serve,
            metrics,
            clock,
            callThreads());

    Site site = new Site();
    List<Route> routes = new ArrayList<>(site.routes());
    routes.add(mcp.route());
    routes.addAll(
        new Health(() -> isReachable(database), () -> isWritable(recorder), stop).routes());
    routes.addAll(new HomePage(site, settings.publicUrl()).routes());
    routes.addAll(
        new TokensPage(
                site,
                new TokenRules(
                    settings.publicUrl().mcp(),
                    settings.oauth().tokenMaxDays(),
                    settings.tools().readOnly()),
                browsers,
                users,
                grants,
                browserLogins,
                clock,
                random)
            .routes());
    routes.addAll(
        new AdminPage(site, browsers, users, grants, facts(settings, nodes, log), clock).routes());
    routes.add(Route.action("/login", new LoginEndpoint(browsers, browserLogins)));
    routes.add(
        Route.action(
            CodeExchange.CALLBACK,
            new LoginCallback(
                settings.publicUrl(),
                browsers,
                browserLogins,
                new Admission(settings, database, events, clock),
                pending,
                new AuthorizationResponse(settings),
                log::warning)));
    routes.add(
        Route.form("/logout", new LogoutEndpoint(browsers, users, events, unusedLogins::delete)));
    ConsentPage consent =
        new ConsentPage(
            site,
            settings.tools().readOnly(),
            browsers,
            users,
            pending,
            clients,
            titles(connector));
    routes.addAll(
        new OauthRoutes(
                settings,
                new OauthServices(
                    clients,
                    tokens,
                    pending,
                    new StoredOnce(database),
                    counters,
                    browsers,
                    users,
                    browserLogins,
                    events,
                    metrics),
                clock,
                random)
            .routes(consent));

    AddressLimits limits = new AddressLimits(counters, clock);
    ErrorPages pages = new ErrorPages(site);
    return new Parts(
        nodes,
        unusedLogins,
        connections,
        mcp,
        new Router(settings.network(), routes, pages::page, limits, log),
        collected);
  }

  private static Nodes nodes(Settings settings, Clock clock, Database database) {
    InetSocketAddress listen = settings.network().listen();
    return new Nodes(
        new NodeTable(database),
        !database.isPostgresql(),
        settings.nodeId(),
        listen.getAddress().getHostAddress() + ":" + listen.getPort(),
        settings.keys().current().keyId(),
        settings.mycase().requestsPerMinute(),
        clock);
  }

  private static CodeExchange exchange(
      Settings settings, SharedResources shared, Metrics metrics, Clock clock) {
    MyCaseClient mycase =
        MyCaseClient.builder()
            .baseUri(settings.mycase().apiBase())
            .tokenStore(new InMemoryTokenStore())
            .sharedResources(shared)
            .userAgent("mycase4j/" + ProductVersion.current())
            .clock(clock)
            .environment(settings.mycase().proxies())
            .addObserver(new RequestCounter(metrics))
            .build();
    return new CodeExchange(settings, mycase, clock, System::nanoTime);
  }

  private static ConnectorSettings connectorSettings(Settings settings) {
    return new ConnectorSettings(
        ProductVersion.current(),
        settings.tools().readOnly(),
        settings.tools().experimental(),
        settings.tools().confirmWrites(),
        () -> RemoteCompliance.sentences(settings));
  }

  /**
   * A thread for each running call: its number is limited by grant, and most of the time it waits.
   */
  private static Executor callThreads() {
    AtomicInteger number = new AtomicInteger();
    return Executors.newCachedThreadPool(
        task -> {
          Thread thread = new Thread(task, "mycase-call-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  private static boolean isReachable(Database database) {
    database.check();
    return true;
  }

  private static boolean isWritable(MeteredAuditRecorder recorder) {
    try {
      recorder.check();
      return true;
    } catch (RuntimeException e) {
      // The calls that need the log say why.
      return false;
    }
  }

  private static ConsentPage.ToolTitles titles(Connector connector) {
    List<McpServer.Tool> reads = connector.tools(Scope.READ);
    return new ConsentPage.ToolTitles(
        () -> reads.stream().map(McpServer.Tool::title).toList(),
        () ->
            connector.tools(Scope.READ_WRITE).stream()
                .filter(tool -> !reads.contains(tool))
                .map(McpServer.Tool::title)
                .toList());
  }

  private static AdminFacts facts(Settings settings, Nodes nodes, ServerLog log) {
    return new AdminFacts() {
      @Override
      public List<Node> nodes() {
        return nodes.live().stream()
            .map(node -> new Node(node.id(), node.address(), node.startedAt(), node.seenAt()))
            .toList();
      }

      @Override
      public Optional<AuditHead> auditHead() {
        try {
          io.github.mycase4j.audit.AuditHead head =
              io.github.mycase4j.audit.AuditHead.read(settings.auditFile());
          return Optional.of(new AuditHead(head.seq(), head.hash()));
        } catch (IOException e) {
          log.failure("The head of the audit log cannot be read", e);
          return Optional.empty();
        }
      }
    };
  }
}
