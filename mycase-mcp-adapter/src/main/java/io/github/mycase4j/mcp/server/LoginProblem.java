package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.error.LoginRequiredException;

/** Words for {@link LoginRequiredException}, for users of the tools. */
public final class LoginProblem {
  /** The remedy where the tool {@code authenticate} logs in. */
  public static final String REMEDY = "Call authenticate.";

  private LoginProblem() {}

  /** Returns a sentence that says why there is no usable login; empty when none is stored. */
  public static String sentence(LoginRequiredException failure) {
    String error = failure.error().map(code -> " (" + code + ")").orElse("");
    return switch (failure.reason()) {
      case NOT_LOGGED_IN -> "";
      case CODE_REJECTED -> "MyCase rejected the login" + error + ".";
      case REFRESH_REJECTED -> "MyCase refused to refresh the login" + error + ".";
      case TOKEN_REJECTED -> "MyCase no longer accepts the login.";
      case TOKEN_UNUSABLE -> "The stored login is damaged.";
      case NOT_REFRESHABLE ->
          "The login has to be refreshed, but no client id and client secret are configured.";
      case LOGIN_CHANGED -> "The login ended or changed during the call.";
    };
  }
}
