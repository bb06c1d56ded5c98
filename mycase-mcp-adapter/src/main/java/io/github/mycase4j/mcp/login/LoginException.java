package io.github.mycase4j.mcp.login;

import io.github.mycase4j.client.error.MyCaseException;

/** A login could not begin; the message says why and what to do. Nothing was opened. */
public final class LoginException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  /** Creates the failure. */
  public LoginException(String message, Throwable cause) {
    super(message, cause);
  }
}
