package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.users.BrowserSession;
import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.users.User;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.WebRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Browser sessions in memory. The cookie {@code mc4j} holds what is the hash, too. */
final class FakeSessions implements BrowserSessions {
  final Map<String, BrowserSession> byHash = new LinkedHashMap<>();
  private final FakeUsers users;
  private final String origin;

  FakeSessions(FakeUsers users, String origin) {
    this.users = users;
    this.origin = origin;
  }

  /** Begins a session; its form value is made of its hash. */
  BrowserSession begin(String hash, @Nullable Long userId) {
    BrowserSession session = new BrowserSession(hash, userId, "csrf-of-" + hash);
    byHash.put(hash, session);
    return session;
  }

  @Override
  public Optional<BrowserSession> find(WebRequest request) {
    return request.cookies("mc4j").stream().findFirst().map(byHash::get);
  }

  @Override
  public Optional<User> user(WebRequest request) {
    return find(request)
        .flatMap(session -> Optional.ofNullable(session.userId()))
        .flatMap(users::find);
  }

  @Override
  public Opened open(WebRequest request) {
    return find(request)
        .map(session -> new Opened(session, Optional.empty()))
        .orElseGet(
            () -> {
              String hash = "new-" + (byHash.size() + 1);
              return new Opened(begin(hash, null), Optional.of("mc4j=" + hash));
            });
  }

  @Override
  public Opened login(BrowserSession before, long userId) {
    throw new UnsupportedOperationException("no endpoint here logs in");
  }

  @Override
  public String end(BrowserSession session) {
    throw new UnsupportedOperationException("no endpoint here logs out");
  }

  @Override
  public void endOthers(long userId, BrowserSession kept) {
    throw new UnsupportedOperationException("no endpoint here ends sessions");
  }

  @Override
  public void endAll(long userId) {
    throw new UnsupportedOperationException("no endpoint here ends sessions");
  }

  @Override
  public BrowserSession checkForm(WebRequest request) {
    List<String> origins = request.headers("Origin");
    String site = request.header("Sec-Fetch-Site");
    boolean ownPage =
        (origins.isEmpty() || origins.equals(List.of(origin)))
            && (site == null || site.equals("same-origin") || site.equals("none"));
    return find(request)
        .filter(session -> ownPage && session.csrf().equals(request.form().get("csrf")))
        .orElseThrow(() -> new PageException(403, "csrf", "The form is not of this session."));
  }
}
