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

  /** Returns the problems and nothing about a login: for calls that cannot be recorded. */
  LoginStatus statusUnaudited(String problem);

  /**
   * Logs in unless there is a login that works, or says how the user can.
   *
   * @throws ToolFailedException when that failed; the message is a sentence for the user
   */
  LoginResult login(ToolContext context);

  /**
   * Ends the login and deletes what was read under it, also where that cannot be recorded.
   *
   * @return what the user should know besides; null for nothing
   */
  @Nullable String logout();

  /**
   * Returns the login of the session whose call this is.
   *
   * @throws IllegalStateException when a tool that is not the connector's own asks
   */
  static LoginTools of(ToolContext context) {
    if (context instanceof LoginContext own) {
      return own.login();
    }
    throw new IllegalStateException("the context of this call has no login");
  }
}
