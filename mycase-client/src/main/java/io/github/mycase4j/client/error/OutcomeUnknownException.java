package io.github.mycase4j.client.error;

import org.jspecify.annotations.Nullable;

/**
 * A write was sent and its outcome is unknown: MyCase may have carried it out. It was not retried;
 * check MyCase before you try again.
 */
public final class OutcomeUnknownException extends ApiException {
  private static final long serialVersionUID = 1L;

  private final String description;

  /**
   * Creates the failure.
   *
   * @param description what happened; the message also names the request that shows the result
   */
  public OutcomeUnknownException(
      String description, RequestSummary attempted, @Nullable Throwable cause) {
    super(description + whereToLook(attempted), attempted, cause);
    this.description = description;
  }

  private static String whereToLook(RequestSummary attempted) {
    return attempted.method().equals("POST")
        ? " If it exists, GET " + attempted.path() + " has it."
        : "";
  }

  /** Returns what happened, without the request that shows the result. */
  public String description() {
    return description;
  }
}
