package io.github.mycase4j.client.error;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** MyCase responded with an error or an unexpected response. */
public class ApiException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  /** The request that failed. */
  private final RequestSummary summary;

  /**
   * Creates a failure of one request.
   *
   * @param message a sentence for a person, without secrets
   * @param request the request that failed
   * @param cause the cause; null for none
   */
  public ApiException(String message, RequestSummary request, @Nullable Throwable cause) {
    super(message, request, cause);
    this.summary = request;
  }

  /** {@return the HTTP status of the last response} */
  public int status() {
    return summary.status();
  }

  /** {@return MyCase's id of the request ({@code X-Request-Id}), if it sent one} */
  public Optional<String> requestId() {
    return Optional.ofNullable(summary.requestId());
  }

  /** {@return the headers of the last response, case-insensitive, without cookies and addresses} */
  public Map<String, List<String>> headers() {
    return summary.headers();
  }

  /** {@return how many times the request was sent} */
  public int attempts() {
    return summary.attempts();
  }

  /** {@return the fields that MyCase rejected, in its order; empty when it named none} */
  public List<FieldError> fieldErrors() {
    return List.of();
  }
}
