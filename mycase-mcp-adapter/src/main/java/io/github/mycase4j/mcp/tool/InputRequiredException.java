package io.github.mycase4j.mcp.tool;

/**
 * Ends a call because the user has to respond first: the client asks, and calls again with the
 * response. A tool must not catch it.
 */
public final class InputRequiredException extends RuntimeException {
  private final transient ElicitationQuestion question;

  /**
   * Creates an exception that ends a call with a question.
   *
   * @param question the question for the user
   */
  public InputRequiredException(ElicitationQuestion question) {
    super("the user has to respond first", null, false, false);
    this.question = question;
  }

  /** {@return the question for the user} */
  public ElicitationQuestion question() {
    return question;
  }
}
