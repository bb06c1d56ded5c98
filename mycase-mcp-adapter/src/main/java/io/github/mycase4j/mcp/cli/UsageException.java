package io.github.mycase4j.mcp.cli;

/** The command line is invalid; the message says why. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
