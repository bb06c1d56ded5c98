package io.github.mycase4j.remote.pages;

import io.github.mycase4j.remote.users.BrowserSession;
import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.users.User;
import io.github.mycase4j.remote.users.Users;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.WebRequest;
import java.util.Optional;

/** Finds out who sees a page or sent a form. Thread-safe; performs I/O. */
final class Visitors {
  private final BrowserSessions sessions;
  private final Users users;

  Visitors(BrowserSessions sessions, Users users) {
    this.sessions = sessions;
    this.users = users;
  }

  /** A request of a user. */
  record Visit(User user, BrowserSession session, Visitor visitor) {}

  /** Returns whose request it is; empty where nobody is logged in. */
  Optional<Visit> find(WebRequest request) {
    return sessions.find(request).flatMap(session -> visit(request, session));
  }

  /**
   * Returns who sent a form.
   *
   * @throws PageException with 403 {@code csrf} where that is nobody or the form is not of this
   *     server
   */
  Visit checkForm(WebRequest request) {
    BrowserSession session = sessions.checkForm(request);
    return visit(request, session)
        .orElseThrow(
            () -> new PageException(403, "csrf", "Your session has ended. Log in and try again."));
  }

  private Optional<Visit> visit(WebRequest request, BrowserSession session) {
    return sessions
        .user(request)
        .map(user -> new Visit(user, session, Visitor.of(user, session, users)));
  }
}
