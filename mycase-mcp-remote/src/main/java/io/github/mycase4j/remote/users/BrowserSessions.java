package io.github.mycase4j.remote.users;

import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.Optional;

/**
 * The sessions of browsers, known by a cookie of which only the hash is kept. Ends after 30 minutes
 * without a request or 8 hours; before a login after 10 minutes. Thread-safe; performs I/O.
 */
public interface BrowserSessions {

  /** A session and the response header that tells the browser of it; empty where it knows. */
  record Opened(BrowserSession session, Optional<String> setCookie) {
    /** Returns the response with the cookie, where there is one to set. */
    public WebResponse on(WebResponse response) {
      return setCookie.map(cookie -> response.with("Set-Cookie", cookie)).orElse(response);
    }
  }

  /** Returns the session of a request, and notes its use; empty without a live one. */
  Optional<BrowserSession> find(WebRequest request);

  /** Returns the user who has logged in with the browser; empty for nobody, or a blocked user. */
  Optional<User> user(WebRequest request);

  /** Returns the session of a request, or begins one without a login. */
  Opened open(WebRequest request);

  /**
   * Begins the session of a user in place of the one before the login, which ends.
   *
   * @return the new session, with a cookie to set
   */
  Opened login(BrowserSession before, long userId);

  /** Ends a session. Returns the value of the response header that deletes its cookie. */
  String end(BrowserSession session);

  /** Ends the sessions of a user, except one. */
  void endOthers(long userId, BrowserSession kept);

  /** Ends all sessions of a user. */
  void endAll(long userId);

  /**
   * Checks that a form was sent by a page of this server: cookie, {@code csrf}, {@code Origin} and
   * {@code Sec-Fetch-Site}. Comes before every other check of a form.
   *
   * @return the session that sent it
   * @throws PageException with 403 {@code csrf}
   */
  BrowserSession checkForm(WebRequest request);
}
