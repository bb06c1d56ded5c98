package io.github.mycase4j.remote.login;

import io.github.mycase4j.mcp.server.Session;
import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.store.UserActivity;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.tokens.Grants;
import io.github.mycase4j.remote.users.UserConnection;
import io.github.mycase4j.remote.users.UserConnections;
import io.github.mycase4j.remote.users.UserSession;
import java.time.InstantSource;

/** The sessions of requests, on the connections of their users. */
public final class UserSessions implements Sessions {
  private final UserConnections connections;
  private final Grants grants;
  private final UserActivity activity;
  private final PublicUrl publicUrl;
  private final InstantSource clock;

  /**
   * Creates the sessions; performs no I/O.
   *
   * @param grants what the tool {@code logout} revokes
   * @param publicUrl where users log in
   */
  public UserSessions(
      UserConnections connections,
      Grants grants,
      UserActivity activity,
      PublicUrl publicUrl,
      InstantSource clock) {
    this.connections = connections;
    this.grants = grants;
    this.activity = activity;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  @Override
  public Session of(Bearer bearer) {
    UserConnection connection = connections.of(bearer.userId());
    return new UserSession(
        connection,
        new RemoteLogin(
            connection, bearer, grants, new Remains(grants, activity, clock), publicUrl, clock));
  }
}
