package io.github.mycase4j.mcp.login;

import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.login.loopback.CallbackServer;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The login in the browser: OAuth's authorization code (RFC 6749, 4.1) with a redirect to the
 * loopback address (RFC 8252, 7.3).
 *
 * <p>Guarantees that the listener is reachable on 127.0.0.1 only; that a code is accepted once, and
 * only with the 128-bit state of this login and the 128-bit cookie of the browser that opened it
 * first; and that no other request ends the wait. The address passed to the browser contains
 * neither. Another user of the computer can read it from the process list, but it is worthless once
 * the browser has requested it. A program that is faster than the browser can log in as another
 * user; the browser then shows that the address was used before, and the outcome names the
 * connected account. It does not protect against a program that runs as the same user.
 *
 * <p>Thread-safe. At most one login is pending at a time.
 */
public final class LoopbackLogin {
  private final int port;
  private final AuthorizationAddress address;
  private final CodeExchange exchange;
  private final SecureRandom random;
  private final InstantSource clock;
  private final Timer timer;
  private @Nullable LoginAttempt current;

  /**
   * Creates the login; nothing is opened yet.
   *
   * @param port of the redirect URI {@code http://127.0.0.1:PORT/callback}; 0 takes any free one
   * @throws IllegalArgumentException when the port is not in 0 to 65535
   */
  public LoopbackLogin(
      int port,
      AuthorizationAddress address,
      CodeExchange exchange,
      SecureRandom random,
      InstantSource clock,
      Timer timer) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("the port must be in 0 to 65535, not " + port);
    }
    this.port = port;
    this.address = address;
    this.exchange = exchange;
    this.random = random;
    this.clock = clock;
    this.timer = timer;
  }

  /**
   * Begins a login, or returns the one that is pending. Opens the port; sends nothing to MyCase.
   *
   * @throws LoginException when the port cannot be opened; the message says what to do
   */
  public synchronized PendingLogin begin() {
    LoginAttempt pending = current;
    if (pending != null && !pending.isOver()) {
      return pending;
    }
    CallbackServer listener = listen();
    boolean started = false;
    try {
      LoginAttempt next = new LoginAttempt(listener, random, address, exchange, clock, timer);
      next.start();
      current = next;
      started = true;
      return next;
    } finally {
      if (!started) {
        listener.stop();
      }
    }
  }

  private CallbackServer listen() {
    try {
      return CallbackServer.bind(port, clock, LoginPages.nothingHere(), LoginPages.POLICY);
    } catch (IOException e) {
      throw new LoginException(
          "Port "
              + port
              + " of this computer (127.0.0.1), to which the browser returns from the MyCase"
              + " login, cannot be opened. Most likely another program uses it, or a"
              + " login was started in another window of Claude: finish or close that"
              + " one and try again. Or set "
              + Setting.REDIRECT_PORT
              + " to a free port for which MyCase support has registered the redirect URI"
              + " http://127.0.0.1:PORT/callback.",
          e);
    }
  }

  /** Returns the login that is pending, if any. Performs no I/O with MyCase. */
  public synchronized Optional<PendingLogin> pending() {
    LoginAttempt pending = current;
    return pending == null || pending.isOver() ? Optional.empty() : Optional.of(pending);
  }
}
