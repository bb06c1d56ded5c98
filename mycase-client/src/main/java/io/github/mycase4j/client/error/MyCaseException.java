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

  private final @Nullable RequestSummary request;

  /** Creates a failure that belongs to no request. */
  public MyCaseException(String message, @Nullable Throwable cause) {
    this(message, null, cause);
  }

  /** Creates a failure that belongs to no request and that no other exception caused. */
  public MyCaseException(String message) {
    this(message, null, null);
  }

  /** Creates a failure of one request; null for none. */
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

  /** Returns the request that failed; empty when the failure belongs to none. */
  public Optional<RequestSummary> request() {
    return Optional.ofNullable(request);
  }

  /**
   * Returns whether the same call may succeed later and is safe to repeat. A write whose outcome is
   * unknown is never safe to repeat.
   */
  public boolean isRetryable() {
    return false;
  }

  /** Returns whether a request was sent to MyCase. If not, MyCase has certainly not acted. */
  public boolean wasSent() {
    return request != null && request.wasSent();
  }
}
