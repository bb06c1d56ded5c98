package io.github.mycase4j.remote.users;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.mcp.server.LoginTools;
import io.github.mycase4j.mcp.server.Session;
import io.github.mycase4j.mcp.server.SessionWrites;
import io.github.mycase4j.remote.store.UserActivity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user's side of one request. What several requests have in common is the connection. */
public final class UserSession implements Session {
  private final UserConnection connection;
  private final LoginTools login;

  /** What the database said of the user when the call began; null before. */
  private volatile UserActivity.@Nullable State user;

  /**
   * Creates the session of a request; performs no I/O.
   *
   * @param login the login as the request's token may change it
   */
  public UserSession(UserConnection connection, LoginTools login) {
    this.connection = connection;
    this.login = login;
  }

  @Override
  public MyCaseClient mycase() {
    UserActivity.State known = user;
    return connection.mycase(known == null ? connection.refresh() : known);
  }

  @Override
  public Optional<MyCaseClient> existingClient() {
    return connection.existingClient();
  }

  @Override
  public Account account() {
    return connection.account();
  }

  /** Returns the account of the login; the user and the firm also where it cannot be read. */
  @Override
  public Account accountOrUnknown() {
    try {
      return account();
    } catch (RuntimeException e) {
      // Whoever needs the login reports it; whose call it is does not depend on that.
      return connection.owner();
    }
  }

  @Override
  public ActiveCall enter() {
    ActiveCall call = connection.enter();
    try {
      user = connection.refresh();
    } catch (MyCaseException e) {
      // Read again, and reported, when the call needs MyCase.
      user = null;
    }
    return call;
  }

  /** Returns nothing for a user whom another node has found inactive. */
  @Override
  public Optional<FirmCollections> memory() {
    try {
      return connection.refresh().active() ? Session.super.memory() : Optional.empty();
    } catch (MyCaseException e) {
      // What is in memory is a convenience; without the database nothing is known of the user.
      return Optional.empty();
    }
  }

  @Override
  public LoginTools login() {
    return login;
  }

  @Override
  public SessionWrites writes() {
    return connection.writes();
  }
}
