package io.github.mycase4j.remote.tokens;

/** A code or a refresh token cannot be exchanged. The message is for the developer of a client. */
public final class TokenException extends RuntimeException {
  private final String error;

  /**
   * Creates the error.
   *
   * @param error its code (RFC 6749 section 5.2), such as {@code invalid_grant}
   * @param message a sentence
   */
  public TokenException(String error, String message) {
    super(message, null, false, false);
    this.error = error;
  }

  /** Returns the code. */
  public String error() {
    return error;
  }
}
