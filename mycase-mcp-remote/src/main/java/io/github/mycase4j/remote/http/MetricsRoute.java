package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.metrics.PrometheusMetrics;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.List;

/** The figures of the server for Prometheus. */
final class MetricsRoute {
  private MetricsRoute() {}

  /** Returns the route {@code /metrics}. */
  static Route of(PrometheusMetrics metrics) {
    return new Route(
        "/metrics",
        Route.Kind.PLAIN,
        List.of("GET", "HEAD"),
        Route.SMALL_BODY,
        request -> WebResponse.text(200, PrometheusMetrics.CONTENT_TYPE, metrics.scrape()));
  }
}
