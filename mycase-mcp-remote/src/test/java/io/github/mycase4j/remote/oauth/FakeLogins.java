package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.login.MyCaseLogins;
import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Logins at MyCase; its login page is at {@code mycase.example}. */
final class FakeLogins implements MyCaseLogins {
  final Set<Long> live = new HashSet<>();

  @Override
  public State state(long userId) {
    return new State(live.contains(userId), null);
  }

  @Override
  public WebResponse begin(
      BrowserSessions.Opened browser, @Nullable String authorizationId, String next) {
    return browser.on(WebResponse.seeOther("https://mycase.example/login?for=" + authorizationId));
  }
}
