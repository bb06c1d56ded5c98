package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The login of one session, as the tools {@code auth-status}, {@code authenticate} and {@code
 * logout} show and change it. Thread-safe; every method may perform I/O.
 */
public interface LoginTools {

  /** Returns the status of the login without a request to MyCase. */
  LoginStatus status();

  /** Returns only the problems and nothing about a login, for calls that cannot be recorded. */
  LoginStatus statusUnaudited(String problem);

  /**
   * Logs in unless there is a working login, or says how the user can log in.
   *
   * @throws ToolFailedException when that failed; the message is a sentence for the user
   */
  LoginResult login(ToolContext context);

  /**
   * Ends the login and deletes what was read under it, even if that cannot be recorded.
   *
   * @return what else the user should know; null for nothing
   */
  @Nullable String logout();

  /**
   * Returns the login of the session that this call belongs to.
   *
   * @throws IllegalStateException when the tool is not one of the connector's own
   */
  static LoginTools of(ToolContext context) {
    if (context instanceof LoginContext own) {
      return own.login();
    }
    throw new IllegalStateException("the context of this call has no login");
  }
}
