package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.login.MyCaseLogins;
import io.github.mycase4j.remote.tokens.AuthorizationResponse;
import io.github.mycase4j.remote.tokens.Clients.Client;
import io.github.mycase4j.remote.tokens.PendingAuthorizations;
import io.github.mycase4j.remote.tokens.PendingAuthorizations.Pending;
import io.github.mycase4j.remote.users.BrowserSession;
import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.users.Users;
import io.github.mycase4j.remote.web.Endpoint;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.Parameters;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The authorization endpoint (RFC 6749 section 3.1). A request with a known client and redirect URI
 * waits for the user's consent, bound to the browser that sent it. Thread-safe; performs I/O.
 */
final class AuthorizationEndpoint implements Endpoint {
  private final PublicUrl here;
  private final KnownClients clients;
  private final AuthorizationRequestRules rules;
  private final ScopePolicy scopes;
  private final AuthorizationResponse responses;
  private final PendingAuthorizations pendings;
  private final BrowserSessions sessions;
  private final Users users;
  private final MyCaseLogins logins;

  AuthorizationEndpoint(
      PublicUrl here,
      KnownClients clients,
      ScopePolicy scopes,
      AuthorizationResponse responses,
      PendingAuthorizations pendings,
      BrowserSessions sessions,
      Users users,
      MyCaseLogins logins) {
    this.here = here;
    this.clients = clients;
    this.rules = new AuthorizationRequestRules(here);
    this.scopes = scopes;
    this.responses = responses;
    this.pendings = pendings;
    this.sessions = sessions;
    this.users = users;
    this.logins = logins;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    Parameters query = request.query();
    Client client = client(query);
    String redirectUri = redirectUri(query, client);
    try {
      rules.check(query);
    } catch (OauthException e) {
      // A repeated state is not echoed: it is not known which one the client means.
      String state = query.isRepeated("state") ? null : query.get("state");
      return responses.error(redirectUri, state, e.code(), e.description());
    }
    return begin(
        request,
        new Pending(
            client.id(),
            redirectUri,
            query.get("state"),
            Objects.requireNonNull(query.get("code_challenge"), "checked by the rules"),
            scopes.requested(query.get("scope"))));
  }

  private Client client(Parameters query) {
    String id = query.isRepeated("client_id") ? null : query.get("client_id");
    if (id == null) {
      throw unknownClient("The request must name one client.");
    }
    try {
      return clients
          .find(id)
          .orElseThrow(
              () -> unknownClient("This server does not know the client that sent you here."));
    } catch (DocumentException e) {
      throw new PageException(400, "client_document", e.sentence());
    }
  }

  private static PageException unknownClient(String sentence) {
    return new PageException(
        400,
        "unknown_client",
        sentence + " Remove the connection in your client, then connect it again.");
  }

  private static String redirectUri(Parameters query, Client client) {
    String given = query.get("redirect_uri");
    if (query.isRepeated("redirect_uri")) {
      throw wrongRedirectUri("The request names more than one address to return to.");
    } else if (given == null && client.redirectUris().size() == 1) {
      return client.redirectUris().get(0);
    } else if (given == null) {
      throw wrongRedirectUri("The request does not say to which address you return.");
    } else if (!RedirectUris.matches(client.redirectUris(), given)) {
      throw wrongRedirectUri("The address to return to is not one of this client's.");
    }
    return given;
  }

  private static PageException wrongRedirectUri(String sentence) {
    return new PageException(
        400, "redirect_uri", sentence + " Nothing was sent there. Start again in your client.");
  }

  private WebResponse begin(WebRequest request, Pending pending) {
    BrowserSessions.Opened browser = sessions.open(request);
    String id = pendings.add(pending, browser.session().hash());
    if (isLoggedIn(browser.session())) {
      return browser.on(WebResponse.seeOther(here.at(OauthRoutes.CONSENT + "?request=" + id)));
    }
    return logins.begin(browser, id, "/tokens");
  }

  private boolean isLoggedIn(BrowserSession session) {
    @Nullable Long userId = session.userId();
    return userId != null
        && users.find(userId).filter(user -> !user.blocked()).isPresent()
        && logins.state(userId).live();
  }
}
