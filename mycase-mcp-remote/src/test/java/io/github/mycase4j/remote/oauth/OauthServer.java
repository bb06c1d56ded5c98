package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.remote.audit.AuthEvents;
import io.github.mycase4j.remote.metrics.Metrics;
import io.github.mycase4j.remote.tokens.Clients.Client;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import io.github.mycase4j.testsupport.MutableClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The OAuth endpoints with everything else in memory, called without any HTTP server. */
final class OauthServer {
  final MutableClock clock = new MutableClock();
  final FakeClients clients = new FakeClients();
  final FakeTokens tokens = new FakeTokens();
  final FakePendings pendings = new FakePendings();
  final FakeUsers users = new FakeUsers();
  final FakeSessions sessions;
  final FakeLogins logins = new FakeLogins();
  final FakeAuditLog log = new FakeAuditLog();
  final List<String> failures = new ArrayList<>();
  final Map<String, Client> documents = new LinkedHashMap<>();
  final List<Route> routes;
  private ClientKeys keys = (client, header) -> List.of();

  OauthServer() {
    this(TestSettings.standard());
  }

  OauthServer(TestSettings settings) {
    this(settings, null);
  }

  /** Creates a server that fetches documents of clients from this network. */
  OauthServer(TestSettings settings, @Nullable FakeNetwork network) {
    sessions = new FakeSessions(users, settings.publicUrl());
    Set<String> used = new HashSet<>();
    Metrics metrics =
        new Metrics() {
          @Override
          public void authFailure(String reason) {
            failures.add(reason);
          }
        };
    OauthServices services =
        new OauthServices(
            clients,
            tokens,
            pendings,
            (value, until) -> used.add(value),
            new FakeCounters(clock),
            sessions,
            users,
            logins,
            new AuthEvents(log, new Ulids(clock, new SecureRandom())),
            metrics);
    SecureRandom random = new SecureRandom();
    OauthRoutes oauth =
        network == null
            ? new OauthRoutes(
                settings.build(),
                services,
                this::document,
                (client, header) -> keys.find(client, header),
                clock,
                random)
            : new OauthRoutes(
                settings.build(),
                services,
                new DocumentFetcher(network.network(), services.counters(), true),
                clock,
                random);
    routes = oauth.routes(request -> WebResponse.html(200, "<html>consent</html>"));
    clients.with(FakeClients.DESK, FakeClients.DESK_URI);
  }

  private Client document(String address) throws DocumentException {
    Client client = documents.get(address);
    if (client == null) {
      throw new DocumentException("The client's document cannot be read.");
    }
    return client;
  }

  /** Sets the keys of all clients. */
  void keys(ClientKeys ofClients) {
    keys = ofClients;
  }

  WebResponse get(String path, String query, String... headers) {
    return send("GET", path, query, "", headers);
  }

  WebResponse post(String path, String body, String... headers) {
    return send("POST", path, null, body, headers);
  }

  WebResponse postForm(String path, String form, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type");
    all.add("application/x-www-form-urlencoded");
    return post(path, form, all.toArray(String[]::new));
  }

  WebResponse postJson(String path, String json) {
    return post(path, json, "Content-Type", "application/json");
  }

  private WebResponse send(
      String method, String path, @Nullable String query, String body, String... headers) {
    List<Map.Entry<String, String>> all = new ArrayList<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.add(Map.entry(headers[i], headers[i + 1]));
    }
    WebRequest request =
        new WebRequest(method, path, query, all, "192.0.2.7", new byte[0], action -> {});
    Route route = route(path);
    WebResponse early = route.endpoint().begin(request);
    return early != null
        ? early
        : route.endpoint().handle(request.withBody(body.getBytes(StandardCharsets.UTF_8)));
  }

  Route route(String path) {
    return routes.stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow();
  }

  /** Returns a form or query of names and values, encoded. */
  static String form(String... namesAndValues) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      pairs.add(encoded(namesAndValues[i]) + "=" + encoded(namesAndValues[i + 1]));
    }
    return String.join("&", pairs);
  }

  /** Returns a form or query of these members, encoded. */
  static String form(Map<String, String> members) {
    return members.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static Map<String, Object> json(WebResponse response) {
    return Json.readObject(response.body());
  }

  /** Returns the code of a JSON error. */
  static Object error(WebResponse response) {
    return String.valueOf(json(response).get("error"));
  }
}
