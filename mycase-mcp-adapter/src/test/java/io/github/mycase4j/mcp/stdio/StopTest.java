package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that is told to stop while its client is still there. */
class StopTest {
  private final FakeMcpServer server = new FakeMcpServer();
  private final Gate gate = new Gate();
  private final TestClient client = new TestClient(server);

  @AfterEach
  void open() {
    gate.open();
    client.close();
  }

  @Test
  void itReturnsAtOnceWhenNothingRuns() {
    client.server.stop();
    client.awaitReturn();
    assertThat(client.output.lines).isEmpty();
    assertThat(client.errorText()).isEmpty();
  }

  @Test
  void callsUnderWayAreToldToStopAndAnsweredFirst() throws InterruptedException {
    server.on("slow", gate::pass);
    client.call(1, "slow", "{}");
    gate.awaitArrivals(1);

    client.server.stop();
    client.awaitReturn();

    assertThat(client.next().at("/result/content/0/text").asText()).isEqualTo("cancelled");
  }

  @Test
  void nothingIsReadAfterwards() {
    client.server.stop();
    client.awaitReturn();
    client.call(1, "list-cases", "{}").end();
    assertThat(client.output.lines).isEmpty();
    assertThat(server.calls).isEmpty();
  }

  @Test
  void aSecondTimeChangesNothing() {
    client.server.stop();
    client.server.stop();
    client.awaitReturn();
    client.server.stop();
    assertThat(client.errorText()).isEmpty();
  }
}
