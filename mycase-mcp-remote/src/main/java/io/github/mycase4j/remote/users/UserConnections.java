package io.github.mycase4j.remote.users;

import io.github.mycase4j.mcp.server.SessionWrites;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.store.UserActivity;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of all users to MyCase. Rows are kept for the users who made calls lately: they
 * are dropped for a user without a call for {@link #IDLE}, and, least recently used first, when all
 * rows together exceed the memory budget of the clients. Thread-safe.
 */
public final class UserConnections {
  /** How long rows are kept without a call of their user. */
  public static final Duration IDLE = Duration.ofMinutes(30);

  private final SealedLoginStore logins;
  private final UserActivity activity;
  private final UserClients clients;
  private final Settings.Tools tools;
  private final Clock clock;

  /** By user id. Without rows a connection is small, and a firm has some hundred users. */
  private final Map<Long, UserConnection> connections = new ConcurrentHashMap<>();

  /**
   * Creates the connections; performs no I/O.
   *
   * @param tools says whether rows are kept, and how many writes a user may make
   */
  public UserConnections(
      SealedLoginStore logins,
      UserActivity activity,
      UserClients clients,
      Settings.Tools tools,
      Clock clock) {
    this.logins = logins;
    this.activity = activity;
    this.clients = clients;
    this.tools = tools;
    this.clock = clock;
  }

  /**
   * Returns the connection of a user. Performs I/O the first time.
   *
   * @throws io.github.mycase4j.remote.web.UnavailableException without a database
   */
  public UserConnection of(long userId) {
    UserConnection present = connections.get(userId);
    return present != null ? present : connections.computeIfAbsent(userId, this::create);
  }

  private UserConnection create(long userId) {
    UserActivity.State user =
        activity
            .find(userId)
            .orElseThrow(() -> new IllegalStateException("there is no user " + userId));
    return new UserConnection(
        userId,
        user,
        logins,
        clients,
        activity,
        new SessionWrites(tools.maxWrites(), clock),
        clock,
        tools.mirror());
  }

  /** Drops what was read for a user who logged out or is kept out; performs no I/O. */
  public void evict(long userId) {
    UserConnection present = connections.get(userId);
    if (present != null) {
      present.forget();
    }
  }

  /** Drops what was read for users without a call for {@link #IDLE}; to be called every minute. */
  public void evictIdle() {
    connections.values().forEach(each -> each.evictIfIdle(IDLE));
  }

  /** Returns for how many users something may be in memory. */
  public long inMemory() {
    return connections.values().stream().filter(each -> each.existingClient().isPresent()).count();
  }
}
