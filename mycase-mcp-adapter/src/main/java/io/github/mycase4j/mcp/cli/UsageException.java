package io.github.mycase4j.mcp.cli;

/** A command line that is not understood; the message says what of it. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
