package io.github.mycase4j.remote.pages;

import io.github.mycase4j.remote.users.BrowserSession;
import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.users.User;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.WebRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Browser sessions in memory; the value of the cookie is the hash. */
final class FakeBrowsers implements BrowserSessions {
  static final String COOKIE = "mc4j";

  final Map<String, BrowserSession> sessions = new LinkedHashMap<>();
  final List<String> ended = new ArrayList<>();
  private final FakeUsers users;

  FakeBrowsers(FakeUsers users) {
    this.users = users;
  }

  /** Begins the session of a user and returns it; the form value is made of its name. */
  BrowserSession begin(String hash, Long userId) {
    BrowserSession session = new BrowserSession(hash, userId, "csrf-of-" + hash);
    sessions.put(hash, session);
    return session;
  }

  @Override
  public Optional<BrowserSession> find(WebRequest request) {
    return request.cookies(COOKIE).stream().findFirst().map(sessions::get);
  }

  @Override
  public Optional<User> user(WebRequest request) {
    return find(request)
        .flatMap(session -> Optional.ofNullable(session.userId()))
        .flatMap(users::find)
        .filter(user -> !user.blocked());
  }

  @Override
  public Opened open(WebRequest request) {
    throw new UnsupportedOperationException("no page begins a session");
  }

  @Override
  public Opened login(BrowserSession before, long userId) {
    throw new UnsupportedOperationException("no page logs in");
  }

  @Override
  public String end(BrowserSession session) {
    throw new UnsupportedOperationException("no page here logs out");
  }

  @Override
  public void endOthers(long userId, BrowserSession kept) {
    ended.add(userId + " but " + kept.hash());
  }

  @Override
  public void endAll(long userId) {
    ended.add(userId + " all");
  }

  @Override
  public BrowserSession checkForm(WebRequest request) {
    return find(request)
        .filter(session -> session.csrf().equals(request.form().get("csrf")))
        .orElseThrow(() -> new PageException(403, "csrf", "The form is no longer valid."));
  }
}
