package io.github.mycase4j.remote.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Counts and times for Prometheus. Thread-safe; performs no I/O. */
public final class PrometheusMetrics implements Metrics {
  /** The content type of {@link #scrape}. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /** From a call without a request to MyCase to one that waits for its turn. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10),
    Duration.ofSeconds(60)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Timer audit =
      Timer.builder("mycase.mcp.audit")
          .description("Time to write an audit record")
          .serviceLevelObjectives(BUCKETS)
          .register(registry);

  @Override
  public void call(String tool, String outcome, Duration time) {
    Counter.builder("mycase.mcp.calls")
        .description("Tool calls and reads of resources")
        .tags("tool", tool, "outcome", outcome)
        .register(registry)
        .increment();
    Timer.builder("mycase.mcp.call")
        .description("Time of tool calls and reads of resources")
        .tag("tool", tool)
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(time);
  }

  @Override
  public void authFailure(String reason) {
    count("mycase.mcp.auth.failures", "Requests without a valid token", "reason", reason);
  }

  @Override
  public void tokenIssued(String kind) {
    count("mycase.mcp.tokens.issued", "New tokens and codes", "kind", kind);
  }

  @Override
  public void mycaseRequest(int status) {
    String label = Integer.toString(status);
    count("mycase.mcp.mycase.requests", "Requests to MyCase by status", "status", label);
  }

  private void count(String name, String description, String label, String value) {
    Counter.builder(name).description(description).tag(label, value).register(registry).increment();
  }

  @Override
  public void audit(Duration time) {
    audit.record(time);
  }

  @Override
  public void memory(LongSupplier mirrorBytes, LongSupplier users) {
    Gauge.builder("mycase.mcp.mirror", mirrorBytes::getAsLong)
        .description("Size of the data of all users in memory")
        .baseUnit("bytes")
        .strongReference(true)
        .register(registry);
    Gauge.builder("mycase.mcp.users.in.memory", users::getAsLong)
        .description("Users with data in memory")
        .strongReference(true)
        .register(registry);
  }

  /** Returns all figures in the text format of Prometheus. */
  public String scrape() {
    return registry.scrape();
  }
}
