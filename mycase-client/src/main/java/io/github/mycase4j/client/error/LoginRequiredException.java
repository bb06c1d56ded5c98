package io.github.mycase4j.client.error;

import org.jspecify.annotations.Nullable;

/** There is no usable login: none was made, it ended, or MyCase refused to renew it. */
public final class LoginRequiredException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  /** Creates the failure. */
  public LoginRequiredException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
