package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The login of one session, as the tools {@code auth-status}, {@code authenticate} and {@code
 * logout} show and change it. Thread-safe; every method may perform I/O.
 */
public interface LoginTools {

  /** Returns the sentence that says what to do about a login that does not work. */
  default String remedy() {
    return LoginProblem.REMEDY;
  }

  /** Returns the status of the login without a request to MyCase. */
  LoginStatus status();

  /** Returns only the problems and nothing about a login, for calls that cannot be recorded. */
  LoginStatus statusUnaudited(String problem);

  /**
   * Returns whether a call that cannot be recorded is an error in any case, even if it shows
   * nothing of a client.
   */
  default boolean needsRecords() {
    return false;
  }

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
   * Does as {@link #logout()} for a call that cannot be recorded.
   *
   * @param problem a sentence that says why it cannot
   * @throws ToolFailedException where users are to see an error nevertheless
   */
  default @Nullable String logoutUnaudited(String problem) {
    return logout();
  }

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
