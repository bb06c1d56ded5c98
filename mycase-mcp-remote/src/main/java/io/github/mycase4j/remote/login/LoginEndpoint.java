package io.github.mycase4j.remote.login;

import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.web.Endpoint;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;

/** {@code GET /login}: sends the browser to MyCase, whether or not somebody is logged in. */
public final class LoginEndpoint implements Endpoint {
  private static final String TOKENS = "/tokens";
  private static final String ADMIN = "/admin";

  private final BrowserSessions sessions;
  private final MyCaseLogins logins;

  /** Creates the endpoint. */
  public LoginEndpoint(BrowserSessions sessions, MyCaseLogins logins) {
    this.sessions = sessions;
    this.logins = logins;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    // Two fixed values, so that no link can lead from here to another site.
    String next = ADMIN.equals(request.query().get("next")) ? ADMIN : TOKENS;
    return logins.begin(sessions.open(request), null, next);
  }
}
