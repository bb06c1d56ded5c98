package io.github.mycase4j.client.core;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees every request before it is sent and what came of it, such as a log that must be complete. A
 * page of a list is a request; its repetitions are not further ones. It hears of no bodies, no
 * values of query parameters and no tokens.
 *
 * <p>Implementations are thread safe and are called on the thread that calls the client.
 */
public interface RequestObserver {

  /**
   * Takes a request that is about to be sent. What this throws goes to the caller, and nothing is
   * sent.
   */
  void before(RequestInfo request);

  /**
   * Takes what came of a request that {@link #before} let pass, always once. What this throws goes
   * to the caller in place of the answer; after a failure it is suppressed by that failure.
   */
  void after(RequestInfo request, RequestOutcome outcome);

  /**
   * A request.
   *
   * @param path below the API base, such as {@code /cases/7}
   * @param queryNames names of the query parameters, in order
   */
  record RequestInfo(String method, String path, List<String> queryNames) {
    public RequestInfo {
      queryNames = List.copyOf(queryNames);
    }
  }

  /**
   * What came of a request.
   *
   * @param status of the last answer, 0 without one
   * @param rows how many rows came, null when it was no list
   * @param attempts how often it was sent, 0 when it was not
   * @param duration with all waits and repetitions
   * @param failure simple name of the exception's class, null on success
   */
  record RequestOutcome(
      int status,
      @Nullable Integer rows,
      int attempts,
      Duration duration,
      @Nullable String failure) {}
}
