package io.github.mycase4j.client.core;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Observes every request before it is sent, each attempt to send it, and its outcome: for logs,
 * metrics and audits. A page of a list is a request; retries do not count as further requests. It
 * sees no bodies, no values of query parameters and no tokens.
 *
 * <p>Implementations are thread-safe and are called on the thread that calls the client.
 */
public interface RequestObserver {

  /**
   * Handles a request that is about to be sent. An exception thrown here goes to the caller, and
   * nothing is sent.
   *
   * @param request the request
   */
  default void before(RequestInfo request) {}

  /**
   * Handles one attempt that ended, with or without a response. An exception thrown here goes to
   * the caller instead of the response, and the request is not retried.
   *
   * @param request the request
   * @param attempt the attempt that ended
   */
  default void attempted(RequestInfo request, Attempt attempt) {}

  /**
   * Handles the outcome of a request that {@link #before} let pass, always once. An exception
   * thrown here goes to the caller instead of the response; after a failure it is added to that
   * failure as suppressed.
   *
   * @param request the request
   * @param outcome the outcome of the request
   */
  default void after(RequestInfo request, RequestOutcome outcome) {}

  /**
   * A request.
   *
   * @param method the HTTP method
   * @param path below the base URI, such as {@code /cases/7}
   * @param queryNames names of the query parameters, in order
   */
  record RequestInfo(String method, String path, List<String> queryNames) {
    /**
     * Makes collections unmodifiable.
     *
     * @param method the HTTP method
     * @param path below the base URI, such as {@code /cases/7}
     * @param queryNames names of the query parameters, in order
     */
    public RequestInfo {
      queryNames = List.copyOf(queryNames);
    }

    /**
     * {@return method and path with every number in it as {@code {id}}, such as {@code GET
     * /cases/{id}/notes}: a name that does not grow with the rows, for metrics}
     */
    public String operation() {
      return method + " " + path.replaceAll("/\\d+(?=/|$)", "/{id}");
    }
  }

  /**
   * One attempt to send a request.
   *
   * @param number from 1 on
   * @param status of the response, 0 without one
   * @param rateLimitDelay how long it waited for the rate limit
   * @param onTheWire from the request to the last byte of the response
   * @param bytes length of the response's body
   * @param requestId MyCase's id of the request, null if it sent none
   */
  record Attempt(
      int number,
      int status,
      Duration rateLimitDelay,
      Duration onTheWire,
      long bytes,
      @Nullable String requestId) {}

  /**
   * The outcome of a request.
   *
   * @param status of the last response, 0 without one
   * @param rows the number of rows, null if it was no list
   * @param attempts how many times it was sent, 0 if it was not
   * @param duration with all waits and retries
   * @param failure simple name of the exception's class, null on success
   */
  record RequestOutcome(
      int status,
      @Nullable Integer rows,
      int attempts,
      Duration duration,
      @Nullable String failure) {}
}
