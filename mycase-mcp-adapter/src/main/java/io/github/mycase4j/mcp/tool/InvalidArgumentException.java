package io.github.mycase4j.mcp.tool;

/**
 * An argument is invalid. The message is a sentence that names the argument, says what is wrong and
 * what would be valid.
 */
public final class InvalidArgumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The argument's name. */
  private final String argument;

  /**
   * Creates the failure for one argument.
   *
   * @param argument the argument's name
   * @param message a sentence for the user
   */
  public InvalidArgumentException(String argument, String message) {
    super(message);
    this.argument = argument;
  }

  /** {@return the argument's name} */
  public String argument() {
    return argument;
  }
}
