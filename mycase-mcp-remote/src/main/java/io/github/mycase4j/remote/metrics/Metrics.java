package io.github.mycase4j.remote.metrics;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Takes what the server counts and times. Thread-safe; performs no I/O. */
public interface Metrics {
  /** Counts nothing. */
  Metrics NONE = new Metrics() {};

  /**
   * Counts a tool call or the read of a resource.
   *
   * @param tool the name of a known tool; {@code unknown} otherwise
   * @param outcome the outcome, as the audit log has it
   */
  default void call(String tool, String outcome, Duration time) {}

  /** Counts a request without a valid token, or a failed request for one. */
  default void authFailure(String reason) {}

  /**
   * Counts a new token; the kind is {@code access}, {@code refresh}, {@code code} or {@code api}.
   */
  default void tokenIssued(String kind) {}

  /** Counts a response of MyCase; 0 is a request without one. */
  default void mycaseRequest(int status) {}

  /** Times the writing of an audit record. */
  default void audit(Duration time) {}

  /** Sets where the present size of the users' data in memory comes from. */
  default void memory(LongSupplier mirrorBytes, LongSupplier users) {}
}
