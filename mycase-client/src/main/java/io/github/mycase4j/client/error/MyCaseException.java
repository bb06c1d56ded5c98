package io.github.mycase4j.client.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of every failure of this library. The message is fit to be shown to a person; it never
 * holds a token, a secret or a response body.
 */
public class MyCaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates a failure. */
  public MyCaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Creates a failure that no other exception caused. */
  public MyCaseException(String message) {
    super(message);
  }
}
