package io.github.mycase4j.client.auth;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.fake.ScriptedWire;
import io.github.mycase4j.client.internal.auth.TokenRefresher;
import io.github.mycase4j.testsupport.MutableClock;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A login of an hour in a store, and a MyCase that refreshes it as often as requested. */
@Timeout(120)
abstract class TokenRefresherTestBase {
  static final Duration LONG = Duration.ofMinutes(1);

  final MutableClock clock = new MutableClock();
  final InMemoryTokenStore store = new InMemoryTokenStore();
  final ScriptedWire wire = new ScriptedWire();
  final AtomicInteger renewals = new AtomicInteger();

  @BeforeEach
  void logIn() {
    store.save(login("access-0", "refresh-0", Duration.ofHours(1)));
    wire.then(
        request -> {
          int n = renewals.incrementAndGet();
          return ScriptedWire.json(
              200,
              "{\"access_token\":\"access-%d\",\"refresh_token\":\"refresh-%d\"}".formatted(n, n));
        });
  }

  final Tokens login(String access, String refresh, Duration life) {
    return new Tokens(
        Secret.of(access),
        clock.instant().plus(life),
        Secret.of(refresh),
        clock.instant().plus(Duration.ofDays(14)),
        Account.UNKNOWN);
  }

  final TokenRefresher source() {
    return source(store);
  }

  final TokenRefresher source(TokenStore tokens) {
    return source(tokens, wire);
  }

  final TokenRefresher source(TokenStore tokens, ScriptedWire asking) {
    OauthSettings settings =
        OauthSettings.of(
            "client", Secret.of("client-secret"), URI.create("http://127.0.0.1:5678/callback"));
    return new TokenRefresher(tokens, new OauthClient(settings, clock, asking), clock);
  }

  /** Returns the current login, of whatever account, for a caller with plenty of time. */
  static Tokens current(TokenRefresher source) {
    return source.current(null, new Cancellation(), LONG);
  }

  static String access(Tokens tokens) {
    return tokens.accessToken().reveal(SecretAccess.get());
  }

  /** A store that hands on to another and can be disturbed. */
  static class Disturbed implements TokenStore {
    private final TokenStore inner;

    Disturbed(TokenStore inner) {
      this.inner = inner;
    }

    @Override
    public Optional<Tokens> load() {
      return inner.load();
    }

    @Override
    public void save(Tokens tokens) {
      inner.save(tokens);
    }

    @Override
    public void delete() {
      inner.delete();
    }

    @Override
    public <T> T exclusively(Supplier<T> action) {
      return inner.exclusively(action);
    }
  }
}
