package io.github.mycase4j.remote.web;

/**
 * The database cannot be used now. Every endpoint lets it pass: the response is 503 {@code
 * unavailable}, never 401, so that clients keep their tokens.
 */
public final class UnavailableException extends RuntimeException {

  /** Creates the error; the cause is for the log only. */
  public UnavailableException(Throwable cause) {
    super("The database cannot be used now. Try again in a few seconds.", cause);
  }
}
