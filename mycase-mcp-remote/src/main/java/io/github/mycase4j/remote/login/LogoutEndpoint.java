package io.github.mycase4j.remote.login;

import io.github.mycase4j.remote.audit.AuthEvents;
import io.github.mycase4j.remote.users.BrowserSession;
import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.users.User;
import io.github.mycase4j.remote.users.Users;
import io.github.mycase4j.remote.web.Endpoint;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * {@code POST /logout}: ends the browser session. Grants and API tokens stay, and with them the
 * user's login at MyCase.
 */
public final class LogoutEndpoint implements Endpoint {
  private final BrowserSessions sessions;
  private final Users users;
  private final AuthEvents events;
  private final LongConsumer deleteUnusedLogin;

  /**
   * Creates the endpoint.
   *
   * @param deleteUnusedLogin deletes the login at MyCase of a user for whom no live grant, API
   *     token or session is left
   */
  public LogoutEndpoint(
      BrowserSessions sessions, Users users, AuthEvents events, LongConsumer deleteUnusedLogin) {
    this.sessions = sessions;
    this.users = users;
    this.events = events;
    this.deleteUnusedLogin = deleteUnusedLogin;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    BrowserSession session = sessions.checkForm(request);
    long userId = Objects.requireNonNull(session.userId(), "a form has a user");
    String firm = users.find(userId).map(User::firmUuid).orElse(null);
    events.recordOrOwe("session-end", new AuthEvents.Subject(userId, firm, null), Map.of());
    String cookie = sessions.end(session);
    deleteUnusedLogin.accept(userId);
    return WebResponse.seeOther("/").with("Set-Cookie", cookie);
  }
}
