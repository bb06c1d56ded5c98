package io.github.mycase4j.client.observe;

import io.github.mycase4j.client.core.RequestObserver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;

/**
 * Writes one line per request to a {@link System.Logger}, such as {@code GET /cases/{id}: 200 after
 * 312 ms} or {@code GET /tasks: 200 after 9034 ms, 1000 rows, 2 attempts}. A line contains neither
 * content nor ids.
 *
 * <p>A request that failed is logged at {@link Level#WARNING} with the name of the exception; any
 * other at {@link Level#INFO}, unless {@link #withLevel} says otherwise. Each attempt is logged at
 * {@link Level#DEBUG}, with its wait for the rate limit, its bytes and MyCase's request ID, which
 * MyCase's support asks for.
 *
 * <p>Immutable and thread-safe. Writes to the logger only.
 */
public final class LoggingRequestObserver implements RequestObserver {
  private static final String NAME = "io.github.mycase4j.client";

  private final Logger logger;
  private final Level level;

  private LoggingRequestObserver(Logger logger, Level level) {
    this.logger = logger;
    this.level = level;
  }

  /** {@return an observer that writes to the logger {@value #NAME}} */
  public static LoggingRequestObserver create() {
    return of(System.getLogger(NAME));
  }

  /**
   * {@return an observer that writes to a logger}
   *
   * @param logger the logger
   */
  public static LoggingRequestObserver of(Logger logger) {
    return new LoggingRequestObserver(Objects.requireNonNull(logger, "logger"), Level.INFO);
  }

  /**
   * {@return a copy that logs successful requests at this level; failures stay warnings}
   *
   * @param succeeded the level for successful requests
   */
  public LoggingRequestObserver withLevel(Level succeeded) {
    return new LoggingRequestObserver(logger, Objects.requireNonNull(succeeded, "succeeded"));
  }

  @Override
  public void attempted(RequestInfo request, Attempt attempt) {
    if (logger.isLoggable(Level.DEBUG)) {
      logger.log(
          Level.DEBUG,
          request.operation()
              + ": attempt "
              + attempt.number()
              + ", "
              + status(attempt.status())
              + " after "
              + attempt.onTheWire().toMillis()
              + " ms, "
              + attempt.bytes()
              + " bytes, waited "
              + attempt.rateLimitDelay().toMillis()
              + " ms for the rate limit"
              + (attempt.requestId() == null ? "" : ", request ID " + attempt.requestId()));
    }
  }

  @Override
  public void after(RequestInfo request, RequestOutcome outcome) {
    Level at = outcome.failure() == null ? level : Level.WARNING;
    if (logger.isLoggable(at)) {
      logger.log(at, request.operation() + ": " + described(outcome));
    }
  }

  private static String described(RequestOutcome outcome) {
    StringBuilder line = new StringBuilder();
    if (outcome.failure() != null) {
      line.append(outcome.failure()).append(", ");
    }
    line.append(outcome.attempts() == 0 ? "not sent" : status(outcome.status()));
    line.append(" after ").append(outcome.duration().toMillis()).append(" ms");
    if (outcome.rows() != null) {
      line.append(", ").append(outcome.rows()).append(" rows");
    }
    if (outcome.attempts() > 1) {
      line.append(", ").append(outcome.attempts()).append(" attempts");
    }
    return line.toString();
  }

  private static String status(int status) {
    return status == 0 ? "no response" : Integer.toString(status);
  }
}
