package io.github.mycase4j.remote.pages;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.login.MyCaseLogins;
import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All pages on a fictional firm: Priya (501) is its admin, Daniel (502) is not. */
final class FictionalPages {
  static final Instant NOW = Instant.parse("2026-11-30T15:08:30Z");

  final FakeUsers users = new FakeUsers();
  final FakeBrowsers browsers = new FakeBrowsers(users);
  final FakeRequests requests = new FakeRequests();
  final FakeGrants grants = new FakeGrants();
  final Site site = new Site();
  final ErrorPages errors = new ErrorPages(site);
  PublicUrl url = new PublicUrl("https://mcp.firm.example");
  MyCaseLogins.State login = new MyCaseLogins.State(true, Instant.parse("2026-12-14T09:30:00Z"));
  final Set<Long> deadLogins = new HashSet<>();
  Optional<AdminFacts.AuditHead> auditHead =
      Optional.of(new AdminFacts.AuditHead(48_213, "9f2c".repeat(16)));
  boolean readOnly;
  int maxDays = 365;

  FictionalPages() {
    users.add(501, "Priya Raman", true, false);
    users.add(502, "Daniel Whitaker", true, false);
    users.admins.add(501L);
    browsers.begin("priya", 501L);
    browsers.begin("daniel", 502L);
    browsers.begin("anonymous", null);
  }

  /** Adds grants and tokens of both, live and ended. */
  FictionalPages busy() {
    Instant may = NOW.minus(Duration.ofDays(20));
    users.add(503, "Maria-Theresa Featherstonehaugh-Cholmondeley", true, true);
    users.add(504, "Sam Okafor", false, false);
    grants.grant(501, "G1", "Claude", "claude.ai", Scope.READ_WRITE, may);
    grants.grant(501, "G2", "Cursor", "cursor:", Scope.READ, may.plusSeconds(90_000));
    grants.grant(501, "G3", "ChatGPT", "chatgpt.com", Scope.READ, may.minusSeconds(90_000));
    grants.grant(502, "G4", "Claude", "claude.ai", Scope.READ, may.plusSeconds(9_000));
    grants.token(501, "T1", "Cursor on my laptop", Scope.READ, may, NOW.plus(Duration.ofDays(70)));
    grants.token(501, "T2", "Old script", Scope.READ, may, NOW.minusSeconds(60));
    grants.token(502, "T3", "Reports", Scope.READ_WRITE, may, NOW.plus(Duration.ofDays(5)));
    grants.end("G3", NOW.minus(Duration.ofDays(2)), "user");
    return this;
  }

  List<Route> routes() {
    InstantSource clock = InstantSource.fixed(NOW);
    TokenRules rules = new TokenRules(url.mcp(), maxDays, readOnly);
    List<Route> routes = new ArrayList<>(site.routes());
    routes.addAll(new HomePage(site, url).routes());
    routes.add(Route.page("/oauth/consent", consent()));
    routes.addAll(
        new TokensPage(
                site, rules, browsers, users, grants, new Logins(), clock, new SecureRandom())
            .routes());
    routes.addAll(new AdminPage(site, browsers, users, grants, new Facts(), clock).routes());
    return routes;
  }

  private ConsentPage consent() {
    return new ConsentPage(
        site,
        readOnly,
        browsers,
        users,
        requests,
        requests,
        new ConsentPage.ToolTitles(
            () ->
                List.of(
                    "List cases",
                    "Get a case",
                    "Search contacts",
                    "Get a contact",
                    "List calendar events",
                    "List tasks",
                    "List documents",
                    "Get a document's download URL",
                    "List time entries",
                    "Billing summary",
                    "List staff",
                    "Get a staff member"),
            () -> List.of("Create a case", "Create a task")));
  }

  /** Handles a request as a server would. */
  WebResponse handle(WebRequest request) {
    for (Route route : routes()) {
      if (route.path().equals(request.path()) && route.methods().contains(request.method())) {
        try {
          return route.endpoint().handle(request);
        } catch (PageException e) {
          return errors.page(e);
        }
      }
    }
    return errors.page(404, "not_found", "There is nothing at this address.", null);
  }

  private final class Logins implements MyCaseLogins {
    @Override
    public State state(long userId) {
      return deadLogins.contains(userId) ? new State(false, null) : login;
    }

    @Override
    public WebResponse begin(
        BrowserSessions.Opened browser, @Nullable String authorizationId, String next) {
      throw new UnsupportedOperationException("no page begins a login");
    }
  }

  private final class Facts implements AdminFacts {
    @Override
    public List<Node> nodes() {
      return List.of(
          new Node("node-a", "10.0.0.11:8080", NOW.minusSeconds(86_400), NOW.minusSeconds(4)),
          new Node("node-b", "10.0.0.12:8080", NOW.minusSeconds(80_000), NOW.minusSeconds(9)));
    }

    @Override
    public Optional<AuditHead> auditHead() {
      return auditHead;
    }
  }
}
