package io.github.mycase4j.client.error;

import org.jspecify.annotations.Nullable;

/**
 * MyCase's answer cannot be understood: cut short, not JSON, or of another shape. It is never taken
 * for an empty one.
 */
public final class MalformedResponseException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** Creates the failure. */
  public MalformedResponseException(
      String message, RequestSummary request, @Nullable Throwable cause) {
    super(message, request, cause);
  }
}
