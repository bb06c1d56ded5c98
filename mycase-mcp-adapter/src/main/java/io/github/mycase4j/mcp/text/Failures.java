package io.github.mycase4j.mcp.text;

/** The messages of failures. */
public final class Failures {
  private Failures() {}

  /** Returns the message of a failure, or the name of its class where it has none. */
  public static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
