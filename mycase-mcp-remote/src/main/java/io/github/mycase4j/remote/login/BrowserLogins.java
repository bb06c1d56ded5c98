package io.github.mycase4j.remote.login;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.mcp.text.Sha256;
import io.github.mycase4j.remote.store.Database;
import io.github.mycase4j.remote.store.LoginsTable;
import io.github.mycase4j.remote.store.LoginsTable.Continuation;
import io.github.mycase4j.remote.users.BrowserSession;
import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.users.Profile;
import io.github.mycase4j.remote.users.SealedLoginStore;
import io.github.mycase4j.remote.users.User;
import io.github.mycase4j.remote.users.Users;
import io.github.mycase4j.remote.web.WebResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The logins at MyCase that browsers begin. Each has a state (RFC 6749 section 10.12) of 256 random
 * bits, which is valid once, for ten minutes, in the browser session that began it.
 */
public final class BrowserLogins implements MyCaseLogins {
  /** How long a person has for MyCase's login page. */
  static final Duration LIFE = Duration.ofMinutes(10);

  private static final int RANDOM_BYTES = 32;

  private final CodeExchange mycase;
  private final Database database;
  private final Users users;
  private final SealedLoginStore logins;
  private final SecureRandom random;
  private final InstantSource clock;

  /** Creates the logins of one server. */
  public BrowserLogins(
      CodeExchange mycase,
      Database database,
      Users users,
      SealedLoginStore logins,
      SecureRandom random,
      InstantSource clock) {
    this.mycase = mycase;
    this.database = database;
    this.users = users;
    this.logins = logins;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public State state(long userId) {
    Optional<User> user = users.find(userId);
    if (user.isEmpty()) {
      return new State(false, null);
    }
    try {
      Optional<Tokens> login = logins.of(userId, user.get().firmUuid()).load();
      return login.map(tokens -> state(userId, tokens)).orElse(new State(false, null));
    } catch (TokenStoreException e) {
      // A login that does not open, or was made with other addresses of MyCase, cannot be used.
      return new State(false, null);
    }
  }

  private State state(long userId, Tokens login) {
    Instant end = login.refreshTokenExpiresAt();
    boolean live = clock.instant().isBefore(end) && logins.rejectionOf(userId, login).isEmpty();
    return new State(live, end);
  }

  @Override
  public WebResponse begin(
      BrowserSessions.Opened browser, @Nullable String authorizationId, String next) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String state = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String sessionHash = browser.session().hash();
    database.run(
        sql -> {
          new LoginsTable(sql)
              .add(
                  Sha256.of(state),
                  sessionHash,
                  new Continuation(authorizationId, next),
                  clock.instant().plus(LIFE));
          return true;
        });
    return browser.on(WebResponse.seeOther(mycase.loginPage(state)));
  }

  /** Ends a login that the session began; empty for a state that is not valid, or not any more. */
  Optional<Continuation> take(String state, BrowserSession session) {
    return database.transaction(
        sql -> new LoginsTable(sql).take(Sha256.of(state), session.hash(), clock.instant()));
  }

  /** Exchanges a code, as {@link CodeExchange#exchange} does. */
  CodeExchange.Exchanged exchange(String code) {
    return mycase.exchange(code);
  }

  /**
   * Stores a login in place of an earlier one.
   *
   * @throws TokenStoreException when it cannot be stored; the earlier one is kept
   */
  void save(CodeExchange.Exchanged login) {
    Profile profile = login.profile();
    logins.replace(profile.id(), profile.firmUuid(), login.tokens());
  }
}
