package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.tokens.AuthorizationResponse;
import io.github.mycase4j.remote.web.Endpoint;
import io.github.mycase4j.remote.web.Route;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The paths of the authorization server. Immutable and thread-safe. */
public final class OauthRoutes {
  static final String AUTHORIZE = "/oauth/authorize";
  static final String CONSENT = "/oauth/consent";
  static final String TOKEN = "/oauth/token";
  static final String REVOKE = "/oauth/revoke";
  static final String REGISTER = "/oauth/register";

  private static final List<String> POST = List.of("POST", "OPTIONS");

  private final Settings settings;
  private final OauthServices services;
  private final ClientDocuments documents;
  private final ClientKeys keys;
  private final InstantSource clock;
  private final SecureRandom random;
  private final ScopePolicy scopes;

  /**
   * Creates the routes of a server. Performs no I/O.
   *
   * @param random makes the ids of registered clients
   */
  public OauthRoutes(
      Settings settings, OauthServices services, InstantSource clock, SecureRandom random) {
    this(
        settings,
        services,
        new DocumentFetcher(
            DocumentNetwork.system(), services.counters(), settings.publicUrl().isLoopback()),
        clock,
        random);
  }

  OauthRoutes(
      Settings settings,
      OauthServices services,
      DocumentFetcher fetcher,
      InstantSource clock,
      SecureRandom random) {
    this(
        settings,
        services,
        new ClientMetadataDocuments(services.clients(), fetcher, clock),
        new DocumentKeys(fetcher, clock),
        clock,
        random);
  }

  OauthRoutes(
      Settings settings,
      OauthServices services,
      ClientDocuments documents,
      ClientKeys keys,
      InstantSource clock,
      SecureRandom random) {
    this.settings = settings;
    this.services = services;
    this.documents = documents;
    this.keys = keys;
    this.clock = clock;
    this.random = random;
    this.scopes = new ScopePolicy(settings.tools().readOnly());
  }

  /**
   * Returns the routes.
   *
   * @param consentPage shows the page whose form this package takes
   */
  public List<Route> routes(Endpoint consentPage) {
    List<Route> routes = new ArrayList<>(new MetadataEndpoints(settings).routes());
    KnownClients clients = new KnownClients(services.clients(), documents);
    PublicUrl here = settings.publicUrl();
    ClientAuthentication authentication =
        new ClientAuthentication(clients, new ClientAssertions(here, keys, services.once(), clock));
    routes.add(registration());
    routes.add(Route.action(AUTHORIZE, authorization(clients)));
    routes.add(consent(consentPage));
    routes.add(form(TOKEN, authentication, new TokenEndpoint(here, services.tokens())));
    routes.add(form(REVOKE, authentication, new RevocationEndpoint(services.tokens())));
    return List.copyOf(routes);
  }

  private Route registration() {
    if (settings.oauth().openRegistration()) {
      return open(
          REGISTER, POST, new ClientRegistration(services.clients(), scopes, clock, random));
    }
    // Without methods the endpoint sees every request: there is nothing here, whatever the method.
    return open(
        REGISTER,
        List.of(),
        request ->
            new OauthException(404, "not_found", "Clients cannot register with this server.")
                .response());
  }

  private Endpoint authorization(KnownClients clients) {
    return new AuthorizationEndpoint(
        settings.publicUrl(),
        clients,
        scopes,
        new AuthorizationResponse(settings),
        services.pendings(),
        services.sessions(),
        services.users(),
        services.logins());
  }

  private Route consent(Endpoint page) {
    Endpoint decision =
        new Consent(
            scopes,
            new AuthorizationResponse(settings),
            services.pendings(),
            services.clients(),
            services.tokens(),
            services.sessions(),
            services.users(),
            services.events());
    return new Route(
        CONSENT,
        Route.Kind.PAGE,
        List.of("GET", "HEAD", "POST"),
        Route.SMALL_BODY,
        request -> (request.method().equals("POST") ? decision : page).handle(request));
  }

  private Route form(
      String path, ClientAuthentication authentication, ClientFormEndpoint.Action action) {
    return open(path, POST, new ClientFormEndpoint(authentication, action, services.metrics()));
  }

  private static Route open(String path, List<String> methods, Endpoint endpoint) {
    return new Route(path, Route.Kind.OPEN_JSON, methods, Route.SMALL_BODY, endpoint);
  }
}
