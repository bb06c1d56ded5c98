package io.github.mycase4j.mcp.auth;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.mcp.connection.Connection;
import io.github.mycase4j.mcp.server.LoginTools;
import io.github.mycase4j.mcp.server.Session;
import io.github.mycase4j.mcp.server.SessionWrites;
import java.util.Optional;

/**
 * The session of the user whose login is on this machine. It is the only session of a process that
 * serves standard input and output. Thread-safe.
 */
public final class LocalSession implements Session {
  private final Connection connection;
  private final LoginTools login;

  /**
   * Creates the session; performs no I/O.
   *
   * @param login logs in to the connection
   */
  public LocalSession(Connection connection, LoginTools login) {
    this.connection = connection;
    this.login = login;
  }

  @Override
  public MyCaseClient mycase() {
    return connection.mycase();
  }

  @Override
  public Optional<MyCaseClient> existingClient() {
    return connection.existingClient();
  }

  @Override
  public Account account() {
    return connection.account();
  }

  @Override
  public ActiveCall enter() {
    return connection.enter();
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
