package io.github.mycase4j.client.error;

import org.jspecify.annotations.Nullable;

/** MyCase answered a request, and the answer was not what was asked for. */
public class ApiException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  private final transient RequestSummary attempted;

  /** Creates a failure of one request. */
  public ApiException(String message, RequestSummary attempted, @Nullable Throwable cause) {
    super(message, cause);
    this.attempted = attempted;
  }

  /** Returns what was sent and how often. */
  public RequestSummary attempted() {
    return attempted;
  }

  /** Returns the HTTP status of the last answer, or 0 when there was none. */
  public int status() {
    return attempted.status();
  }
}
