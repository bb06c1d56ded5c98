package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.mcp.server.McpServer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EndOfServiceTest {
  private static final Limits IMPATIENT =
      new Limits(
          64 * 1024, 256, Duration.ofMillis(1), TestClient.LIMITS.afterCancel(), TestClient.GUARD);
  private static final Limits VERY_IMPATIENT =
      new Limits(64 * 1024, 256, Duration.ofMillis(1), Duration.ofMillis(1), TestClient.GUARD);

  private final FakeMcpServer server = new FakeMcpServer();
  private final Gate gate = new Gate();

  @AfterEach
  void open() {
    gate.open();
  }

  @Test
  void theWaitsOfARealServerStayUnderThreeSeconds() {
    Limits limits = Limits.STANDARD;

    assertThat(limits.drain().plus(limits.afterCancel()).plus(limits.lastWrites()))
        .isLessThan(Duration.ofSeconds(3));
  }

  @Nested
  class WhenTheInputEnds {

    @Test
    void theServerReturnsAtOnceWhenNothingRuns() {
      TestClient client = new TestClient(server);

      client.end();

      assertThat(client.output.lines).isEmpty();
      assertThat(client.errorText()).isEmpty();
    }

    @Test
    void everythingAskedBeforeIsAnswered() {
      TestClient client = new TestClient(server);
      for (int id = 0; id < 200; id++) {
        client.call(id, "list-cases", "{}");
      }

      client.end();

      Set<Integer> handleResponse = new HashSet<>();
      for (int id = 0; id < 200; id++) {
        handleResponse.add(client.next().path("id").asInt());
      }
      assertThat(handleResponse).hasSize(200);
    }

    @Test
    void callsUnderWayAreAnsweredBeforeTheServerReturns() throws InterruptedException {
      TestClient client = new TestClient(server);
      server.on("slow", gate::pass);
      client.call(1, "slow", "{}");
      gate.awaitArrivals(1);
      client.close();

      gate.open();
      client.awaitReturn();

      assertThat(client.next().at("/result/content/0/text").asText()).isEqualTo("passed");
    }

    @Test
    void callsThatTakeTooLongAreStoppedAndStillAnswered() throws InterruptedException {
      TestClient client = new TestClient(server, IMPATIENT);
      server.on("slow", gate::pass);
      client.call(1, "slow", "{}");
      gate.awaitArrivals(1);

      client.end();

      assertThat(client.next().at("/result/content/0/text").asText()).isEqualTo("cancelled");
    }

    @Test
    void callsThatDoNotStopGetAnErrorAndNoSecondAnswer() throws InterruptedException {
      TestClient client = new TestClient(server, VERY_IMPATIENT);
      server.on("slow", gate::stay);
      client.call(1, "slow", "{}").call(2, "slow", "{}");
      gate.awaitArrivals(2);

      client.end();

      JsonNode first = client.next();
      JsonNode second = client.next();
      assertThat(first.at("/error/code").asInt()).isEqualTo(-32603);
      assertThat(Set.of(first.path("id").asInt(), second.path("id").asInt()))
          .containsExactlyInAnyOrder(1, 2);
      gate.open();
      assertThat(client.output.lines).isEmpty();
    }

    @Test
    void aCallThatTheClientCancelledStaysUnanswered() throws InterruptedException {
      TestClient client = new TestClient(server, VERY_IMPATIENT);
      server.on("slow", gate::stay);
      client.call(1, "slow", "{}");
      gate.awaitArrivals(1);

      client.cancel("1").end();

      assertThat(client.output.lines).isEmpty();
    }
  }

  @Nested
  class WhenTheClientNoLongerReads {

    @Test
    void theServerStopsQuietlyAlthoughTheInputIsOpen() throws InterruptedException {
      BlockingQueue<Boolean> cancelled = new LinkedBlockingQueue<>();
      TestClient client = new TestClient(server);
      server.on(
          "slow",
          call -> {
            McpServer.CallToolResult answer = gate.pass(call);
            cancelled.add(call.cancellation().isCancelled());
            return answer;
          });
      client.call(1, "slow", "{}");
      gate.awaitArrivals(1);
      client.output.broken = true;

      client.request(2, "ping", null);
      client.awaitReturn();

      assertThat(cancelled.poll(TestClient.GUARD.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(client.errorText()).isEmpty();
      assertThat(client.output.lines).isEmpty();
      client.close();
    }
  }
}
