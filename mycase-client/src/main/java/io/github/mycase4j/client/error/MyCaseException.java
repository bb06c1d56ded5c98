package io.github.mycase4j.client.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of every failure of this library. What happened is in fields, so that no caller needs to
 * match the message, which is fit to be shown to a person. No failure holds a token, a secret or a
 * response body. All survive Java serialization.
 */
public class MyCaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The request that failed, if any. */
  private final @Nullable RequestSummary request;

  /**
   * Creates a failure that belongs to no request.
   *
   * @param message a sentence for a person, without secrets
   * @param cause the cause; null for none
   */
  public MyCaseException(String message, @Nullable Throwable cause) {
    this(message, null, cause);
  }

  /**
   * Creates a failure that belongs to no request and that no other exception caused.
   *
   * @param message a sentence for a person, without secrets
   */
  public MyCaseException(String message) {
    this(message, null, null);
  }

  /**
   * Creates a failure of one request.
   *
   * @param message a sentence for a person, without secrets
   * @param request the request that failed; null for none
   * @param cause the cause; null for none
   */
  public MyCaseException(
      String message, @Nullable RequestSummary request, @Nullable Throwable cause) {
    super(message, cause);
    this.request = request;
  }

  /** Returns a sentence for a person; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** {@return the request that failed; empty when the failure belongs to none} */
  public Optional<RequestSummary> request() {
    return Optional.ofNullable(request);
  }

  /**
   * Returns whether the same call may succeed later and is safe to retry. A write whose outcome is
   * unknown is never safe to retry.
   *
   * @return whether a retry may help and is safe
   */
  public boolean isRetryable() {
    return false;
  }

  /** {@return whether a request was sent to MyCase} If not, MyCase has certainly not acted. */
  public boolean wasSent() {
    return request != null && request.wasSent();
  }
}
