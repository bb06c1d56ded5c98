package io.github.mycase4j.client.error;

import org.jspecify.annotations.Nullable;

/** The requested record does not exist, or the login may not see it (404). */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param message a sentence for a person, without secrets
   * @param request the request that failed
   * @param cause the cause; null for none
   */
  public NotFoundException(String message, RequestSummary request, @Nullable Throwable cause) {
    super(message, request, cause);
  }
}
