package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.mcp.server.ClientLabel;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.audit.AuditUnavailableException;
import io.github.mycase4j.remote.audit.AuthEvents;
import io.github.mycase4j.remote.tokens.AuthorizationResponse;
import io.github.mycase4j.remote.tokens.Clients;
import io.github.mycase4j.remote.tokens.Clients.Client;
import io.github.mycase4j.remote.tokens.PendingAuthorizations;
import io.github.mycase4j.remote.tokens.PendingAuthorizations.Pending;
import io.github.mycase4j.remote.tokens.RedirectTarget;
import io.github.mycase4j.remote.tokens.TokenService;
import io.github.mycase4j.remote.users.BrowserSession;
import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.users.User;
import io.github.mycase4j.remote.users.Users;
import io.github.mycase4j.remote.web.Endpoint;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.Parameters;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the decision of a user about an authorization request. Each approval is a new grant;
 * nothing that was approved before counts. The audit record comes before the code. Thread-safe;
 * performs I/O.
 */
final class Consent implements Endpoint {
  private final ScopePolicy scopes;
  private final AuthorizationResponse responses;
  private final PendingAuthorizations pendings;
  private final Clients clients;
  private final TokenService tokens;
  private final BrowserSessions sessions;
  private final Users users;
  private final AuthEvents events;

  Consent(
      ScopePolicy scopes,
      AuthorizationResponse responses,
      PendingAuthorizations pendings,
      Clients clients,
      TokenService tokens,
      BrowserSessions sessions,
      Users users,
      AuthEvents events) {
    this.scopes = scopes;
    this.responses = responses;
    this.pendings = pendings;
    this.clients = clients;
    this.tokens = tokens;
    this.sessions = sessions;
    this.users = users;
    this.events = events;
  }

  private record Request(String id, Pending pending, Client client, User user) {}

  @Override
  public WebResponse handle(WebRequest request) {
    BrowserSession session = sessions.checkForm(request);
    Parameters form = request.form();
    Request asked = request(form, session);
    boolean allowed = isAllowed(form);
    Scope scope = scopes.granted(asked.pending().scope(), "1".equals(form.get("write")));
    try {
      events.check();
      Pending decided = pendings.decide(asked.id(), session.hash()).orElseThrow(Consent::unknown);
      return allowed ? allow(asked, decided, scope) : deny(asked, decided);
    } catch (AuditUnavailableException e) {
      throw new PageException(
          503,
          "audit",
          "The audit log cannot be written, so no access was given. Tell the server's admin, then"
              + " start again in your client.");
    }
  }

  private Request request(Parameters form, BrowserSession session) {
    String id = form.isRepeated("request") ? null : form.get("request");
    @Nullable Long userId = session.userId();
    if (id == null || userId == null) {
      throw unknown();
    }
    Pending pending = pendings.find(id, session.hash()).orElseThrow(Consent::unknown);
    Client client = clients.find(pending.clientId()).orElseThrow(Consent::unknown);
    User user = users.find(userId).orElseThrow(Consent::unknown);
    if (user.blocked()) {
      throw new PageException(
          403, "user_blocked", "An admin of this server has blocked your access.");
    }
    return new Request(id, pending, client, user);
  }

  private static boolean isAllowed(Parameters form) {
    String decision = form.isRepeated("decision") ? null : form.get("decision");
    if (decision == null || !(decision.equals("allow") || decision.equals("deny"))) {
      throw PageException.form("decision", "Choose whether to allow or deny the access.");
    }
    return decision.equals("allow");
  }

  private WebResponse allow(Request asked, Pending pending, Scope scope) {
    String code =
        tokens.approve(
            new TokenService.Approval(
                asked.user().id(),
                asked.user().firmUuid(),
                asked.client().id(),
                asked.client().name(),
                pending.redirectUri(),
                RedirectTarget.of(pending.redirectUri()).host(),
                pending.codeChallenge(),
                scope));
    return responses.code(pending.redirectUri(), pending.state(), code);
  }

  private WebResponse deny(Request asked, Pending pending) {
    String client = ClientLabel.of(asked.client().name(), null);
    events.record(
        "grant-denied",
        new AuthEvents.Subject(asked.user().id(), asked.user().firmUuid(), client),
        Map.of());
    return responses.error(
        pending.redirectUri(), pending.state(), "access_denied", "The user denied the access.");
  }

  private static PageException unknown() {
    return new PageException(
        400,
        "request_unknown",
        "This request is unknown, was decided already, or is older than ten minutes. Start again in"
            + " your client.");
  }
}
