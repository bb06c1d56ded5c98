package io.github.mycase4j.client.error;

import org.jspecify.annotations.Nullable;

/** The login lacks the permission for this (403). */
public final class AccessDeniedException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param message a sentence for a person, without secrets
   * @param request the request that failed
   * @param cause the cause; null for none
   */
  public AccessDeniedException(String message, RequestSummary request, @Nullable Throwable cause) {
    super(message, request, cause);
  }
}
