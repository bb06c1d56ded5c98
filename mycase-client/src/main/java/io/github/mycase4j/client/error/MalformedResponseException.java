package io.github.mycase4j.client.error;

import org.jspecify.annotations.Nullable;

/**
 * MyCase's response could not be parsed: truncated, not JSON, or of another shape. It is never
 * treated as empty.
 */
public final class MalformedResponseException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param message a sentence for a person, without secrets
   * @param request the request that failed
   * @param cause the cause; null for none
   */
  public MalformedResponseException(
      String message, RequestSummary request, @Nullable Throwable cause) {
    super(message, request, cause);
  }
}
