package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.mcp.server.McpServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningCallTest {
  private final FakeMcpServer server = new FakeMcpServer();
  private final TestClient client = new TestClient(server);
  private final Gate gate = new Gate();

  @AfterEach
  void close() {
    gate.open();
    client.close();
  }

  @Nested
  class WhenTheClientCancels {

    @Test
    void theCallHearsOfItAndIsNotAnswered() throws InterruptedException {
      CountDownLatch cancelled = new CountDownLatch(1);
      server.on(
          "slow",
          call -> {
            McpServer.CallToolResult answer = gate.pass(call);
            cancelled.countDown();
            return answer;
          });
      client.call(5, "slow", "{}");
      gate.awaitArrivals(1);

      client.cancel("5");

      assertThat(cancelled.await(TestClient.GUARD.toSeconds(), TimeUnit.SECONDS)).isTrue();
      client.pingAnswersNext();
      client.end();
      assertThat(client.output.lines).isEmpty();
    }

    @Test
    void onlyTheCallOfThatIdIsCancelled() throws InterruptedException {
      server.on("slow", gate::pass);
      client.call(5, "slow", "{}").call("5", "slow", "{}");
      gate.awaitArrivals(2);

      client.cancel("5").pingAnswersNext();
      gate.open();

      JsonNode answer = client.next();
      assertThat(answer.path("id").isTextual()).isTrue();
      assertThat(answer.at("/result/content/0/text").asText()).isEqualTo("passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "\"none\"", "null", "{}", "[5]", "1.5", "true"})
    void anIdOfNoCallIsIgnored(String id) throws InterruptedException {
      server.on("slow", gate::pass);
      client.call(5, "slow", "{}");
      gate.awaitArrivals(1);

      client.cancel(id).pingAnswersNext();
      gate.open();

      assertThat(client.next().path("id").asInt()).isEqualTo(5);
    }

    @Test
    void aFinishedCallStaysAsItIs() {
      client.call(5, "list-cases", "{}").next();

      client.cancel("5").cancel("5").pingAnswersNext();
    }

    @Test
    void aFailureOfWhatWaitsForItDoesNotEndTheServer() throws InterruptedException {
      server.on(
          "slow",
          call -> {
            call.cancellation()
                .onCancel(
                    () -> {
                      throw new IllegalStateException("SECRET");
                    });
            return gate.pass(call);
          });
      client.call(5, "slow", "{}");
      gate.awaitArrivals(1);

      client.cancel("5").pingAnswersNext();

      assertThat(client.errorText()).contains("IllegalStateException").doesNotContain("SECRET");
    }

    @Test
    void theIdMayBeUsedAgain() throws InterruptedException {
      server.on("slow", gate::stay);
      client.call(5, "slow", "{}");
      gate.awaitArrivals(1);
      client.cancel("5");

      JsonNode answer = client.call(5, "list-cases", "{}").next();

      assertThat(answer.has("result")).isTrue();
      gate.open();
      client.end();
      assertThat(client.output.lines).isEmpty();
    }

    @Test
    void theCallIsNotToldOfInSomeOtherCallsProgress() throws InterruptedException {
      AtomicReference<McpServer.ProgressSink> sink = new AtomicReference<>();
      server.on(
          "slow",
          call -> {
            sink.set(call.progress());
            return gate.stay(call);
          });
      client.request(5, "tools/call", "{\"name\":\"slow\",\"_meta\":{\"progressToken\":1}}");
      gate.awaitArrivals(1);

      client.cancel("5").pingAnswersNext();
      sink.get().report(1, null, "late");

      client.pingAnswersNext();
    }
  }

  @Nested
  class WhenTheClientWantsProgress {

    @ParameterizedTest
    @ValueSource(strings = {"5", "\"five\"", "\"5\"", "0"})
    void itHearsOfItUnderItsTokenBeforeTheResponse(String token) {
      server.on(
          "slow",
          call -> {
            call.progress().report(1, 2.5, "Reading cases.");
            call.progress().report(1.5, null, "Reading tasks.");
            return FakeMcpServer.text("done");
          });
      client.request(
          1, "tools/call", "{\"name\":\"slow\",\"_meta\":{\"progressToken\":%s}}".formatted(token));

      JsonNode first = client.next();
      JsonNode second = client.next();

      assertThat(first.path("method").asText()).isEqualTo("notifications/progress");
      assertThat(first.has("id")).isFalse();
      assertThat(first.path("params").toString())
          .isEqualTo(
              "{\"progressToken\":%s,\"progress\":1,\"total\":2.5,\"message\":\"Reading cases.\"}"
                  .formatted(token));
      assertThat(second.path("params").toString())
          .isEqualTo(
              "{\"progressToken\":%s,\"progress\":1.5,\"message\":\"Reading tasks.\"}"
                  .formatted(token));
      assertThat(client.next().path("id").asInt()).isEqualTo(1);
    }

    @Test
    void itHearsOnlyOfProgressThatGrows() {
      server.on(
          "slow",
          call -> {
            for (double progress :
                new double[] {2, 2, 1, Double.NaN, 3, Double.POSITIVE_INFINITY}) {
              call.progress().report(progress, Double.NaN, "x");
            }
            return FakeMcpServer.text("done");
          });
      client.request(1, "tools/call", "{\"name\":\"slow\",\"_meta\":{\"progressToken\":1}}");

      List<String> seen = new ArrayList<>();
      for (JsonNode message = client.next(); !message.has("id"); message = client.next()) {
        seen.add(message.at("/params/progress").toString());
        assertThat(message.path("params").has("total")).isFalse();
      }

      assertThat(seen).containsExactly("2", "3");
    }

    @Test
    void itHearsNothingAfterTheResponse() {
      AtomicReference<McpServer.ProgressSink> sink = new AtomicReference<>();
      server.on(
          "slow",
          call -> {
            sink.set(call.progress());
            return FakeMcpServer.text("done");
          });
      client.request(1, "tools/call", "{\"name\":\"slow\",\"_meta\":{\"progressToken\":1}}").next();

      sink.get().report(1, null, "late");

      client.pingAnswersNext();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"{}", "{\"progressToken\":null}", "{\"progressToken\":{}}", "[]", "null"})
    void aCallWithoutATokenHasNoOneToTell(String meta) throws InterruptedException {
      client.request(1, "tools/call", "{\"name\":\"a\",\"_meta\":%s}".formatted(meta)).next();

      assertThat(server.calls.take().progress()).isNull();
    }
  }

  @Nested
  class WhenManyRunAtOnce {

    @Test
    void aSlowCallHoldsNothingUp() throws InterruptedException {
      server.on("slow", gate::pass);
      client.call(1, "slow", "{}");
      gate.awaitArrivals(1);

      client.pingAnswersNext();
      assertThat(client.call(2, "list-cases", "{}").next().path("id").asInt()).isEqualTo(2);
      client.request(3, "tools/list", null);
      assertThat(client.next().path("id").asInt()).isEqualTo(3);
    }

    @Test
    void twoHundredRunTogetherAndEachIsAnsweredOnceTwentyTimes() throws InterruptedException {
      for (int wave = 0; wave < 20; wave++) {
        Gate together = new Gate();
        server.on("slow", together::pass);
        for (int id = 0; id < 200; id++) {
          client.call(wave * 1000 + id, "slow", "{}");
        }
        together.awaitArrivals(200);
        together.open();

        Set<Integer> handleResponse = ConcurrentHashMap.newKeySet();
        for (int id = 0; id < 200; id++) {
          JsonNode answer = client.next();
          assertThat(answer.at("/result/content/0/text").asText()).isEqualTo("passed");
          assertThat(handleResponse.add(answer.path("id").asInt())).isTrue();
        }
        client.pingAnswersNext();
      }
      assertThat(client.output.lines).isEmpty();
    }

    @Test
    void callsBeyondTheBoundWaitTheirTurnAndPingDoesNot() throws InterruptedException {
      server.on("slow", gate::pass);
      for (int id = 0; id < 600; id++) {
        client.call(id, "slow", "{}");
      }
      gate.awaitArrivals(TestClient.LIMITS.callThreads());
      client.pingAnswersNext();

      gate.open();

      Set<Integer> handleResponse = ConcurrentHashMap.newKeySet();
      for (int id = 0; id < 600; id++) {
        handleResponse.add(client.next().path("id").asInt());
      }
      assertThat(handleResponse).hasSize(600);
    }

    @Test
    void theyRunOnDaemonThreadsThatSayWhatTheyAre() {
      AtomicReference<Thread> thread = new AtomicReference<>();
      server.on(
          "slow",
          call -> {
            thread.set(Thread.currentThread());
            return FakeMcpServer.text("done");
          });

      client.call(1, "slow", "{}").next();

      assertThat(thread.get().getName()).matches("mycase-tool-call-\\d+");
      assertThat(thread.get().isDaemon()).isTrue();
    }
  }
}
