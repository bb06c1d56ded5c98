package io.github.mycase4j.remote.login;

import io.github.mycase4j.mcp.server.Session;
import io.github.mycase4j.remote.tokens.Bearer;

/**
 * The users' sides of calls. What is read for a user is kept in memory between calls, for the least
 * recently used users as long as there is room. Thread-safe; performs I/O.
 */
public interface Sessions {

  /** Returns the session in which a request with this token is handled. */
  Session of(Bearer bearer);
}
