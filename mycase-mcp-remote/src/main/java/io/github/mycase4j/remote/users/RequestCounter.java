package io.github.mycase4j.remote.users;

import io.github.mycase4j.client.core.RequestObserver;
import io.github.mycase4j.remote.metrics.Metrics;

/** Counts the responses of MyCase to one or more clients. Thread-safe. */
public final class RequestCounter implements RequestObserver {
  private final Metrics metrics;

  /** Creates a counter. */
  public RequestCounter(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void attempted(RequestInfo request, Attempt attempt) {
    metrics.mycaseRequest(attempt.status());
  }
}
