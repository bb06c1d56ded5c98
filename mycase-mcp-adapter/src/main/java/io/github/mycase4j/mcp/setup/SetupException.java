package io.github.mycase4j.mcp.setup;

/** Something could not be prepared; the message is a sentence for the person at the machine. */
public final class SetupException extends Exception {
  private static final long serialVersionUID = 1L;

  SetupException(String message) {
    super(message);
  }

  SetupException(String message, Throwable cause) {
    super(message, cause);
  }
}
