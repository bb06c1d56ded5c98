package io.github.mycase4j.client.observe;

import io.github.mycase4j.client.core.RequestObserver;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records requests as meters of Micrometer. The application adds {@code
 * io.micrometer:micrometer-core} (module {@code micrometer.core}) itself; the SDK needs it for this
 * class only.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>name</th><th>meter</th><th>tags</th></tr>
 * <tr><td>{@value #REQUESTS}</td><td>timer: requests, with all waits and retries</td>
 *     <td>operation, status, outcome, exception</td></tr>
 * <tr><td>{@value #ATTEMPTS}</td><td>timer: attempts, on the wire</td>
 *     <td>operation, status, outcome</td></tr>
 * <tr><td>{@value #RATE_LIMIT_DELAY}</td><td>timer: waits of attempts for the rate limit</td>
 *     <td>operation</td></tr>
 * <tr><td>{@value #RESPONSE_SIZE}</td><td>distribution summary: bytes of successful responses</td>
 *     <td>operation</td></tr>
 * </table>
 *
 * <p>Tags have few values: {@code operation} is like {@code GET /cases/{id}}, or {@code other} once
 * there are {@value #MAX_OPERATIONS} different ones (only raw requests can lead there); {@code
 * status} is the number, or {@code none} without a response; {@code outcome} is {@code SUCCESS},
 * {@code REDIRECTION}, {@code CLIENT_ERROR}, {@code SERVER_ERROR} or {@code UNKNOWN}, as in
 * Micrometer's own HTTP clients; {@code exception} is the simple name of the exception's class, or
 * {@code none}.
 *
 * <p>Thread-safe.
 */
public final class MicrometerRequestObserver implements RequestObserver {
  /** The timer of requests. */
  public static final String REQUESTS = "mycase.client.requests";

  /** The timer of attempts. */
  public static final String ATTEMPTS = "mycase.client.attempts";

  /** The timer of waits for the rate limit. */
  public static final String RATE_LIMIT_DELAY = "mycase.client.rate.limit.delay";

  /** The distribution summary of response sizes. */
  public static final String RESPONSE_SIZE = "mycase.client.response.size";

  private static final int MAX_OPERATIONS = 300;
  private static final String NONE = "none";

  private final MeterRegistry registry;
  private final Set<String> operations = ConcurrentHashMap.newKeySet();

  /**
   * Creates an observer that records in a registry.
   *
   * @param registry the registry
   */
  @SuppressWarnings("exports") // A caller that has a registry already reads its module.
  public MicrometerRequestObserver(MeterRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  @Override
  public void attempted(RequestInfo request, Attempt attempt) {
    String operation = operation(request);
    Timer.builder(ATTEMPTS)
        .description("Attempts to send a request to MyCase, on the wire")
        .tag("operation", operation)
        .tag("status", status(attempt.status()))
        .tag("outcome", outcome(attempt.status()))
        .register(registry)
        .record(attempt.onTheWire());
    Timer.builder(RATE_LIMIT_DELAY)
        .description("Waits for the rate limit before an attempt")
        .tag("operation", operation)
        .register(registry)
        .record(attempt.rateLimitDelay());
    if (attempt.status() / 100 == 2) {
      DistributionSummary.builder(RESPONSE_SIZE)
          .description("Bytes of the bodies of MyCase's successful responses")
          .baseUnit("bytes")
          .tag("operation", operation)
          .register(registry)
          .record((double) attempt.bytes());
    }
  }

  @Override
  public void after(RequestInfo request, RequestOutcome outcome) {
    String failure = outcome.failure();
    // A response that arrived but cannot be read is not a success.
    boolean misread = failure != null && outcome.status() / 100 == 2;
    Timer.builder(REQUESTS)
        .description("Requests to MyCase, with all waits and retries")
        .tag("operation", operation(request))
        .tag("status", status(outcome.status()))
        .tag("outcome", misread ? "UNKNOWN" : outcome(outcome.status()))
        .tag("exception", failure == null ? NONE : failure)
        .register(registry)
        .record(outcome.duration());
  }

  private String operation(RequestInfo request) {
    String operation = request.operation();
    if (operations.contains(operation)) {
      return operation;
    }
    return operations.size() < MAX_OPERATIONS && operations.add(operation) ? operation : "other";
  }

  private static String status(int status) {
    return status == 0 ? NONE : Integer.toString(status);
  }

  private static String outcome(int status) {
    return switch (status / 100) {
      case 2 -> "SUCCESS";
      case 3 -> "REDIRECTION";
      case 4 -> "CLIENT_ERROR";
      case 5 -> "SERVER_ERROR";
      default -> "UNKNOWN";
    };
  }
}
