package io.github.mycase4j.remote.login;

import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.remote.audit.AuditUnavailableException;
import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.login.CodeExchange.Exchanged;
import io.github.mycase4j.remote.store.LoginsTable.Continuation;
import io.github.mycase4j.remote.tokens.AuthorizationResponse;
import io.github.mycase4j.remote.tokens.PendingAuthorizations;
import io.github.mycase4j.remote.tokens.PendingAuthorizations.Pending;
import io.github.mycase4j.remote.users.Admission;
import io.github.mycase4j.remote.users.BrowserSession;
import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.users.Profile;
import io.github.mycase4j.remote.web.Endpoint;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.Parameters;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code GET /oauth/mycase/callback}: MyCase sends the browser back with a code or an error.
 * Nothing is stored, and the session does not change, before the audit record of the login is
 * written.
 */
public final class LoginCallback implements Endpoint {
  private final PublicUrl publicUrl;
  private final BrowserSessions sessions;
  private final BrowserLogins logins;
  private final Admission admission;
  private final PendingAuthorizations authorizations;
  private final AuthorizationResponse responses;
  private final Consumer<String> log;

  /**
   * Creates the endpoint.
   *
   * @param log takes a sentence without secrets for the operator, where MyCase is the reason for
   *     which a login failed
   */
  public LoginCallback(
      PublicUrl publicUrl,
      BrowserSessions sessions,
      BrowserLogins logins,
      Admission admission,
      PendingAuthorizations authorizations,
      AuthorizationResponse responses,
      Consumer<String> log) {
    this.publicUrl = publicUrl;
    this.sessions = sessions;
    this.logins = logins;
    this.admission = admission;
    this.authorizations = authorizations;
    this.responses = responses;
    this.log = log;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    Parameters query = request.query();
    BrowserSession session = sessions.find(request).orElseThrow(LoginCallback::unknownState);
    Continuation then = take(query, session);
    String error = query.get("error");
    if (error != null) {
      return failed(error, session, then);
    }
    Exchanged login = exchange(query);
    admit(login.profile());
    save(login);
    BrowserSessions.Opened opened = sessions.login(session, login.profile().id());
    return opened.on(WebResponse.seeOther(next(session, opened.session(), then)));
  }

  private Continuation take(Parameters query, BrowserSession session) {
    String state = query.get("state");
    if (state == null || query.isRepeated("state")) {
      throw unknownState();
    }
    return logins.take(state, session).orElseThrow(LoginCallback::unknownState);
  }

  private static PageException unknownState() {
    return new PageException(
        400,
        "login_state",
        "This login was not started in this browser, was used already, or took longer than ten"
            + " minutes. Start it again.");
  }

  private WebResponse failed(String error, BrowserSession session, Continuation then) {
    if (!error.equals("access_denied")) {
      log.accept("A login failed: MyCase does not let the user grant access to this server.");
      throw new PageException(
          403,
          "mycase_forbidden",
          "MyCase did not allow the login. It wants your MyCase account to have the permission"
              + " \"Manage your firm's preferences, billing, and payment options\". Ask your firm's"
              + " MyCase administrator for it, then log in again.");
    }
    Pending denied =
        Optional.ofNullable(then.authorizationId())
            .flatMap(id -> authorizations.decide(id, session.hash()))
            .orElseThrow(
                () ->
                    new PageException(
                        403,
                        "mycase_denied",
                        "You did not allow access at MyCase, so you are not logged in here."));
    return responses.error(
        denied.redirectUri(),
        denied.state(),
        "access_denied",
        "The user did not allow access to MyCase.");
  }

  private Exchanged exchange(Parameters query) {
    String code = query.get("code");
    try {
      if (code == null || code.isBlank()) {
        throw new MyCaseException("MyCase sent the browser back without a code.");
      }
      return logins.exchange(code);
    } catch (MyCaseException e) {
      log.accept("A login failed: " + e.getMessage());
      throw new PageException(
          502,
          "mycase_unreachable",
          "MyCase did not complete the login. Try again in a minute. If that does not help, ask"
              + " your administrator: the server's log has the reason.");
    }
  }

  private void admit(Profile profile) {
    try {
      admission.admit(profile);
    } catch (AuditUnavailableException e) {
      throw new PageException(
          503,
          "audit",
          "The audit log of this server cannot be written now, so nobody can log in. Ask your"
              + " administrator.");
    }
  }

  private void save(Exchanged login) {
    try {
      logins.save(login);
    } catch (MyCaseException e) {
      log.accept("A login could not be stored: " + e.getMessage());
      throw new PageException(
          503, "unavailable", "Your login could not be stored now. Log in again in a minute.");
    }
  }

  private String next(BrowserSession before, BrowserSession after, Continuation then) {
    String authorizationId = then.authorizationId();
    if (authorizationId == null) {
      return then.next();
    }
    authorizations.move(before.hash(), after.hash());
    return publicUrl.at("/oauth/consent?request=" + authorizationId);
  }
}
