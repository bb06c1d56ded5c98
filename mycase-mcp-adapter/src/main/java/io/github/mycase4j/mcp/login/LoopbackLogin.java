package io.github.mycase4j.mcp.login;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The login in the browser: OAuth's authorization code (RFC 6749, 4.1) with a redirect to the
 * loopback address (RFC 8252, 7.3).
 *
 * <p>Guarantees that the listener is reachable on 127.0.0.1 alone, that a code counts only together
 * with the 128 random bits that this login began with, and only once, and that no other request
 * ends the wait. It does not protect against a program that runs as the same user and reads the
 * address that the browser was given.
 *
 * <p>Thread safe. At most one login is pending at a time.
 */
public final class LoopbackLogin {
  private static final int STATE_BYTES = 16;

  private final int port;
  private final AuthorizationAddress address;
  private final CodeExchange exchange;
  private final SecureRandom random;
  private final InstantSource clock;
  private final Alarm alarm;
  private @Nullable Attempt current;

  /**
   * Prepares logins; opens nothing yet.
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
      Alarm alarm) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("the port must be in 0 to 65535, not " + port);
    }
    this.port = port;
    this.address = address;
    this.exchange = exchange;
    this.random = random;
    this.clock = clock;
    this.alarm = alarm;
  }

  /**
   * Begins a login, or returns the one that is pending. Opens the port; asks MyCase nothing.
   *
   * @throws LoginException when the port cannot be opened; the message says what to do
   */
  public synchronized Pending begin() {
    Attempt pending = current;
    if (pending != null && !pending.isOver()) {
      return pending;
    }
    Listener listener = Listener.bind(port);
    boolean started = false;
    try {
      Attempt next = new Attempt(listener, newState(), address, exchange, clock, alarm);
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

  /** Returns the login that is pending, if any. Does no I/O with MyCase. */
  public synchronized Optional<Pending> pending() {
    Attempt pending = current;
    return pending == null || pending.isOver() ? Optional.empty() : Optional.of(pending);
  }

  private String newState() {
    byte[] bytes = new byte[STATE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
