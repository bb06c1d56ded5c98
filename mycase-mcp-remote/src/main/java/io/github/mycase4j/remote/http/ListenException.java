package io.github.mycase4j.remote.http;

/** An address cannot be listened on. The message is a sentence for the admin. */
public final class ListenException extends Exception {
  private final String variable;

  /**
   * Creates the error.
   *
   * @param variable the variable that names the address: {@code LISTEN} or {@code METRICS_LISTEN}
   */
  ListenException(String variable, Throwable cause) {
    super("The address cannot be listened on. Another program may use its port.", cause);
    this.variable = variable;
  }

  /** Returns the variable that names the address. */
  public String variable() {
    return variable;
  }
}
