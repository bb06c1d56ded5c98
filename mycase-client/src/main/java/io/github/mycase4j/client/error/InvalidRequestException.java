package io.github.mycase4j.client.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** MyCase rejected the request (400 or 422) and named the fields. Nothing was changed. */
public final class InvalidRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** The rejected fields. */
  private final List<FieldError> fieldErrors;

  /**
   * Creates the failure.
   *
   * @param message a sentence for a person, without secrets
   * @param request the request that failed
   * @param fieldErrors the rejected fields
   * @param cause the cause; null for none
   */
  public InvalidRequestException(
      String message,
      RequestSummary request,
      List<FieldError> fieldErrors,
      @Nullable Throwable cause) {
    super(message, request, cause);
    this.fieldErrors = List.copyOf(fieldErrors);
  }

  @Override
  public List<FieldError> fieldErrors() {
    return fieldErrors;
  }
}
