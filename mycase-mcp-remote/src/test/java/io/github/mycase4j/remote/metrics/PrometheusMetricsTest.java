package io.github.mycase4j.remote.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PrometheusMetricsTest {
  private final PrometheusMetrics metrics = new PrometheusMetrics();

  @Test
  void namesEveryFigureAsTheDocumentationDoes() {
    AtomicLong bytes = new AtomicLong(4_096);
    metrics.memory(bytes::get, () -> 3);
    metrics.call("get-case", "success", Duration.ofMillis(250));
    metrics.call("get-case", "success", Duration.ofMillis(250));
    metrics.call("unknown", "error", Duration.ofMillis(1));
    metrics.authFailure("invalid_token");
    metrics.tokenIssued("access");
    metrics.mycaseRequest(429);
    metrics.mycaseRequest(0);
    metrics.audit(Duration.ofMillis(3));

    assertThat(metrics.scrape().lines())
        .contains(
            "mycase_mcp_calls_total{outcome=\"success\",tool=\"get-case\"} 2.0",
            "mycase_mcp_calls_total{outcome=\"error\",tool=\"unknown\"} 1.0",
            "mycase_mcp_call_seconds_count{tool=\"get-case\"} 2",
            "mycase_mcp_call_seconds_sum{tool=\"get-case\"} 0.5",
            "mycase_mcp_call_seconds_bucket{tool=\"get-case\",le=\"0.1\"} 0",
            "mycase_mcp_call_seconds_bucket{tool=\"get-case\",le=\"0.5\"} 2",
            "mycase_mcp_auth_failures_total{reason=\"invalid_token\"} 1.0",
            "mycase_mcp_tokens_issued_total{kind=\"access\"} 1.0",
            "mycase_mcp_mycase_requests_total{status=\"429\"} 1.0",
            "mycase_mcp_mycase_requests_total{status=\"0\"} 1.0",
            "mycase_mcp_mirror_bytes 4096.0",
            "mycase_mcp_users_in_memory 3.0",
            "mycase_mcp_audit_seconds_count 1");
    bytes.set(1);
    assertThat(metrics.scrape()).contains("mycase_mcp_mirror_bytes 1.0");
  }
}
