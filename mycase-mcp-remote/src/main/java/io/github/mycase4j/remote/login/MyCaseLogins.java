package io.github.mycase4j.remote.login;

import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.web.WebResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The logins of users at MyCase. Thread-safe; performs I/O. */
public interface MyCaseLogins {

  /**
   * What is known of a login without a request to MyCase.
   *
   * @param live whether its refresh token is valid, as far as is known
   * @param validUntil when it ends unless it is used; null without one
   */
  record State(boolean live, @Nullable Instant validUntil) {}

  /** Returns the state of a user's login. */
  State state(long userId);

  /**
   * Sends the browser to MyCase's login page.
   *
   * @param browser the session that the response comes back to
   * @param authorizationId the authorization request that continues afterwards; null for none
   * @param next the page that follows where there is none: {@code /tokens} or {@code /admin}
   * @return a redirect, with the cookie where the session is new
   */
  WebResponse begin(BrowserSessions.Opened browser, @Nullable String authorizationId, String next);
}
