package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.mcp.server.Scope;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The authorization requests that wait for a login or a consent. Each is bound to the browser
 * session that began it. Thread-safe; performs I/O.
 */
public interface PendingAuthorizations {
  /** How long a request waits. */
  Duration LIFE = Duration.ofMinutes(10);

  /**
   * A request that waits.
   *
   * @param state as sent; null where it was not
   * @param scope what was asked for
   */
  record Pending(
      String clientId,
      String redirectUri,
      @Nullable String state,
      String codeChallenge,
      Scope scope) {}

  /**
   * Keeps a request.
   *
   * @param sessionHash the browser session that began it
   * @return its id, which is nowhere else in clear
   */
  String add(Pending pending, String sessionHash);

  /** Returns a request that is neither decided nor expired, of this session. */
  Optional<Pending> find(String id, String sessionHash);

  /** Ends a request; returns it to the one who did so first. */
  Optional<Pending> decide(String id, String sessionHash);

  /** Moves the requests of a session to the one that takes its place at the login. */
  void move(String fromSessionHash, String toSessionHash);
}
