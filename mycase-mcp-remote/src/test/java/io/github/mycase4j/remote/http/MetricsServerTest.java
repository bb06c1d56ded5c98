package io.github.mycase4j.remote.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.metrics.PrometheusMetrics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MetricsServerTest {
  private final TestRouter test = new TestRouter();
  private JettyServer server;

  @BeforeEach
  void start() throws Exception {
    PrometheusMetrics metrics = new PrometheusMetrics();
    metrics.authFailure("none");
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = JettyServer.forMetrics(free, test.network, metrics, new StopSignal(), test.log);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private RawClient.Response get(String path) throws Exception {
    try (RawClient client = new RawClient(server.address())) {
      return client.send("GET " + path + " HTTP/1.1\r\nHost: collector:9090\r\n\r\n").read();
    }
  }

  @Test
  void servesFiguresToAnyHost() throws Exception {
    RawClient.Response response = get("/metrics");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.values("Content-Type"))
        .containsExactly("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body()).contains("mycase_mcp_auth_failures_total{reason=\"none\"} 1.0");
  }

  @Test
  void servesNothingElse() throws Exception {
    for (String path : new String[] {"/", "/mcp", "/healthz", "/metrics/", "/tokens"}) {
      RawClient.Response response = get(path);
      assertThat(response.status()).as(path).isEqualTo(404);
      assertThat(response.body()).contains("\"error\":\"not_found\"");
    }
  }
}
