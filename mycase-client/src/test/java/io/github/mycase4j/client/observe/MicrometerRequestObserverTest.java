package io.github.mycase4j.client.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.core.RequestObserver.Attempt;
import io.github.mycase4j.client.core.RequestObserver.RequestInfo;
import io.github.mycase4j.client.core.RequestObserver.RequestOutcome;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MicrometerRequestObserverTest {
  private static final RequestInfo ONE = new RequestInfo("GET", "/cases/7", List.of());

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MicrometerRequestObserver observer = new MicrometerRequestObserver(registry);

  private void requested(int status, String failure) {
    observer.after(ONE, new RequestOutcome(status, null, 1, Duration.ofMillis(300), failure));
  }

  private long requests(String status, String outcome, String exception) {
    return registry
        .get("mycase.client.requests")
        .tags(
            "operation", "GET /cases/{id}",
            "status", status,
            "outcome", outcome,
            "exception", exception)
        .timer()
        .count();
  }

  @Test
  void timesRequestsByOperationStatusAndOutcome() {
    requested(200, null);
    requested(200, null);
    requested(404, "NotFoundException");
    requested(503, "ServerException");
    requested(0, "ConnectionException");
    requested(200, "MalformedResponseException");
    requested(307, "ApiException");

    assertThat(requests("200", "SUCCESS", "none")).isEqualTo(2);
    assertThat(requests("404", "CLIENT_ERROR", "NotFoundException")).isEqualTo(1);
    assertThat(requests("503", "SERVER_ERROR", "ServerException")).isEqualTo(1);
    assertThat(requests("none", "UNKNOWN", "ConnectionException")).isEqualTo(1);
    assertThat(requests("200", "UNKNOWN", "MalformedResponseException")).isEqualTo(1);
    assertThat(requests("307", "REDIRECTION", "ApiException")).isEqualTo(1);
    assertThat(
            registry
                .get("mycase.client.requests")
                .tag("status", "404")
                .timer()
                .totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(300);
  }

  @Test
  void recordsWaitsTimeOnTheWireAndBytesOfAttempts() {
    observer.attempted(
        ONE, new Attempt(1, 429, Duration.ofMillis(5), Duration.ofMillis(40), 0, null));
    observer.attempted(
        ONE, new Attempt(2, 200, Duration.ofSeconds(2), Duration.ofMillis(95), 1234, "req-9"));

    assertThat(
            registry
                .get("mycase.client.attempts")
                .tags("status", "200", "outcome", "SUCCESS")
                .timer()
                .totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(95);
    assertThat(
            registry
                .get("mycase.client.attempts")
                .tags("status", "429", "outcome", "CLIENT_ERROR")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(
            registry
                .get("mycase.client.rate.limit.delay")
                .tag("operation", "GET /cases/{id}")
                .timer()
                .totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(2005);
    assertThat(registry.get("mycase.client.response.size").summary().count()).isEqualTo(1);
    assertThat(registry.get("mycase.client.response.size").summary().totalAmount()).isEqualTo(1234);
  }

  @Test
  void keepsTheNumberOfMetersBounded() {
    for (int i = 0; i < 1000; i++) {
      observer.after(
          new RequestInfo("GET", "/reports/r" + i, List.of()),
          new RequestOutcome(200, null, 1, Duration.ofMillis(1), null));
    }
    requested(200, null);

    List<Meter> meters = registry.getMeters();
    assertThat(meters).hasSize(301);
    assertThat(registry.get("mycase.client.requests").tag("operation", "other").timer().count())
        .isEqualTo(701);
  }

  @Test
  void rejectsAMissingRegistryByName() {
    assertThatThrownBy(() -> new MicrometerRequestObserver(null)).hasMessage("registry");
  }
}
