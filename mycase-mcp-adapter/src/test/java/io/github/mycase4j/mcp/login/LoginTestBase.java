package io.github.mycase4j.mcp.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.login.RawHttpClient.Response;
import io.github.mycase4j.testsupport.MutableClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * What the tests of the login share: a login on a free port, with a clock, an alarm and an
 * exchange.
 */
@Timeout(60)
abstract class LoginTestBase {
  static final Duration GUARD = Duration.ofSeconds(30);
  static final Account ANNA = new Account(7L, "Anna Reed", "Reed & Marsh <LLP>", "firm-uuid-1");
  static final String CODE = "sentinel-code-4711";

  final MutableClock clock =
      new MutableClock(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
  final ManualTimer timer = new ManualTimer();
  final List<String> exchanged = new CopyOnWriteArrayList<>();
  final AtomicReference<URI> redirect = new AtomicReference<>();
  final AtomicReference<String> state = new AtomicReference<>();
  volatile CodeExchange exchange = (code, redirectUri) -> new LoginOutcome.Connected(ANNA);
  volatile String cookie = "";
  final LoopbackLogin login = loginOn(0);

  LoopbackLogin loginOn(int port) {
    return new LoopbackLogin(
        port,
        (redirectUri, newState) -> {
          redirect.set(redirectUri);
          state.set(newState);
          return URI.create("https://auth.example.com/login_sessions/new?state=" + newState);
        },
        (code, redirectUri) -> {
          exchanged.add(code + " " + redirectUri);
          return exchange.exchange(code, redirectUri);
        },
        new SecureRandom(),
        clock,
        timer);
  }

  @AfterEach
  void endWhatIsPending() {
    login.pending().ifPresent(PendingLogin::close);
  }

  /** Begins a login and opens it in the browser. */
  PendingLogin begin() {
    return open(login.begin());
  }

  /** Opens a login in the browser, which keeps the cookie. */
  PendingLogin open(PendingLogin pending) {
    Response start = new RawHttpClient(redirect.get()).get(pending.startUrl().getRawPath());
    assertThat(start.status()).isEqualTo(302);
    cookie = start.headers().get("set-cookie").split(";", 2)[0];
    return pending;
  }

  /** The browser, with the cookie of the login that was opened last. */
  RawHttpClient wire() {
    return new RawHttpClient(redirect.get(), cookie);
  }

  /** Another browser, or a program. */
  RawHttpClient stranger() {
    return new RawHttpClient(redirect.get());
  }

  String success() {
    return "/callback?code=" + CODE + "&state=" + state.get();
  }

  static Optional<LoginOutcome> look(PendingLogin pending) {
    return pending.await(Duration.ZERO, new Cancellation());
  }

  static LoginOutcome end(PendingLogin pending) {
    return pending.await(GUARD, new Cancellation()).orElseThrow();
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(RawHttpClient.LOOPBACK, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
