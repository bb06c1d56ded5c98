package io.github.mycase4j.client.error;

import org.jspecify.annotations.Nullable;

/** MyCase answered a request, and the answer was not what was asked for. */
public class AnswerException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  private final transient Attempted attempted;

  /** Creates a failure of one request. */
  public AnswerException(String message, Attempted attempted, @Nullable Throwable cause) {
    super(message, cause);
    this.attempted = attempted;
  }

  /** Returns what was sent and how often. */
  public Attempted attempted() {
    return attempted;
  }

  /** Returns the HTTP status of the last answer, or 0 when there was none. */
  public int status() {
    return attempted.status();
  }
}
