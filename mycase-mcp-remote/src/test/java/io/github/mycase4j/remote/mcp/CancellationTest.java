package io.github.mycase4j.remote.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.web.WebResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 53: a cancellation reaches the calls of its own grant only. */
class CancellationTest extends RunningCallTestBase {

  private static void assertSaysCancelled(WebResponse response) {
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    JsonNode result = json(response).path("result");
    assertThat(result.path("isError").asBoolean()).isTrue();
    assertThat(result.at("/content/0/text").asText()).contains("cancelled");
  }

  @Nested
  class ANotification {
    @Test
    void endsTheCallWithAResultThatSaysSo() throws Exception {
      callsRun();
      CompletableFuture<WebResponse> response = start(call().with("Accept", "application/json"));
      begun();

      assertThat(cancel("7").send().status()).isEqualTo(202);
      assertSaysCancelled(response.get());
    }

    @Test
    void endsAStreamWithoutAResponse() {
      callsRun();
      WebResponse response = callWithToken().send();
      McpServer.Call call = begun();
      call.progress().report(1, null, "Reading.");
      cancel("7").send();

      assertThat(messages(sent(response)))
          .extracting(message -> message.path("method").asText())
          .containsExactly("notifications/progress");
      assertThat(call.cancellation().isCancelled()).isTrue();
    }

    @Test
    void leavesNothingForAClientThatAcceptsOnlyStreams() throws Exception {
      callsRun();
      CompletableFuture<WebResponse> response = start(call().with("Accept", "text/event-stream"));
      begun();
      cancel("7").send();

      assertThat(response.get().header("Content-Type")).isEqualTo("text/event-stream");
      assertThat(messages(sent(response.get()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "\"7\"", "null", "7.5"})
    void ofAnotherIdCancelsNothing(String id) throws Exception {
      callsRun();
      CompletableFuture<WebResponse> response = start(call());
      McpServer.Call call = begun();

      assertThat(cancel(id).send().status()).isEqualTo(202);
      assertThat(call.cancellation().isCancelled()).isFalse();
      end.complete(null);
      assertThat(json(response.get()).at("/result/isError").asBoolean()).isFalse();
    }

    @Test
    void ofAnotherGrantCancelsNothing() throws Exception {
      tokens.valid.put("other", FakeTokens.grant("01JOTHER", 501, Scope.READ_WRITE));
      callsRun();
      CompletableFuture<WebResponse> mine = start(call());
      McpServer.Call call = begun();
      CompletableFuture<WebResponse> theirs =
          start(call().with("Authorization", "Bearer other").with("Accept", "application/json"));
      McpServer.Call other = begun();
      cancel("7").with("Authorization", "Bearer other").send();

      assertSaysCancelled(theirs.get());
      assertThat(other.cancellation().isCancelled()).isTrue();
      assertThat(call.cancellation().isCancelled()).isFalse();
      end.complete(null);
      assertThat(json(mine.get()).at("/result/isError").asBoolean()).isFalse();
    }

    @Test
    void reachesEveryCallWithTheId() throws Exception {
      callsRun();
      CompletableFuture<WebResponse> first = start(call().with("Accept", "application/json"));
      begun();
      CompletableFuture<WebResponse> second = start(call().with("Accept", "application/json"));
      begun();
      cancel("7").send();

      assertSaysCancelled(first.get());
      assertSaysCancelled(second.get());
    }

    @Test
    void afterTheEndChangesNothing() {
      assertThat(json(call().send()).at("/result/isError").asBoolean()).isFalse();
      assertThat(cancel("7").send().status()).isEqualTo(202);
      assertThat(begun().cancellation().isCancelled()).isFalse();
    }

    @Test
    void endsAReadWithAnErrorThatSaysSo() throws Exception {
      server.onRead =
          read -> {
            var over = new java.util.concurrent.CountDownLatch(1);
            read.cancellation().onCancel(over::countDown);
            await(over);
            return new McpServer.ResourceResult(
                McpServer.ResourceStatus.FAILED, "The call was cancelled.", "text/plain");
          };
      String uri = "{\"uri\":\"mycase://cases/1\"}";
      CompletableFuture<WebResponse> response =
          start(legacy("resources/read", uri).with("Accept", "application/json"));
      taken(server.reads);
      cancel("7").send();

      assertThat(response.get().status()).isEqualTo(200);
      assertThat(code(response.get())).isEqualTo(-32603);
      assertThat(json(response.get()).at("/error/message").asText()).contains("cancelled");
    }
  }

  @Nested
  class ACallThatDoesNotEnd {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isAnsweredAfterEightSeconds(boolean modern) throws Exception {
      callsIgnoreCancellation();
      timer.runOut(1);
      CompletableFuture<WebResponse> response =
          start((modern ? modernCall() : call()).with("Accept", "application/json"));
      begun();
      cancel("7").send();

      assertSaysCancelled(response.get());
      assertThat(json(response.get()).path("result").has("resultType")).isEqualTo(modern);
      assertThat(timer.elapsed()).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void isAnErrorWhereItWasARead() throws Exception {
      server.onRead =
          read -> {
            end.join();
            return new McpServer.ResourceResult(McpServer.ResourceStatus.OK, "", "text/plain");
          };
      timer.runOut(1);
      CompletableFuture<WebResponse> response =
          start(
              legacy("resources/read", "{\"uri\":\"mycase://cases/1\"}")
                  .with("Accept", "application/json"));
      taken(server.reads);
      cancel("7").send();

      assertThat(code(response.get())).isEqualTo(-32603);
      assertThat(json(response.get()).at("/error/message").asText()).contains("cancelled");
    }

    @Test
    void endsItsStreamAtOnce() {
      callsIgnoreCancellation();
      WebResponse response = callWithToken().send();
      begun();
      cancel("7").send();

      assertThat(messages(sent(response))).isEmpty();
    }
  }

  @Nested
  class ADisconnect {
    @Test
    void cancelsACallOfTheLatestRevision() {
      callsRun();
      Request request = modernCallWithToken();
      WebResponse response = request.send();
      McpServer.Call call = begun();
      request.disconnect();

      assertThat(call.cancellation().isCancelled()).isTrue();
      assertThat(messages(sent(response))).isEmpty();
    }

    @Test
    void cancelsACallOfTheLatestRevisionThatWaitsForJson()
        throws ExecutionException, InterruptedException {
      callsRun();
      Request request = modernCall().with("Accept", "application/json");
      CompletableFuture<WebResponse> response = start(request);
      McpServer.Call call = begun();
      // The request registers before it waits, and may do so after the call has begun.
      while (!call.cancellation().isCancelled()) {
        request.disconnect();
        Thread.onSpinWait();
      }

      assertSaysCancelled(response.get());
    }

    @Test
    void isSeenByAWriteThatFails() {
      callsRun();
      WebResponse response = modernCallWithToken().send();
      McpServer.Call call = begun();

      assertThatThrownBy(() -> response.stream().write(CancellationTest::fail))
          .isInstanceOf(IOException.class);
      assertThat(call.cancellation().isCancelled()).isTrue();
    }

    @Test
    void doesNotCancelACallOfAnOlderRevision() {
      callsRun();
      Request request = callWithToken();
      WebResponse response = request.send();
      McpServer.Call call = begun();
      request.disconnect();

      assertThatThrownBy(() -> response.stream().write(CancellationTest::fail))
          .isInstanceOf(IOException.class);
      assertThat(call.cancellation().isCancelled()).isFalse();
    }
  }

  @Test
  void theEndOfTheServerCancelsAllCallsAndTellsTheirClients() throws Exception {
    callsRun();
    CompletableFuture<WebResponse> plain = start(call().with("Accept", "application/json"));
    begun();
    WebResponse stream = callWithToken().send();
    begun();
    endpoint.cancelAll();

    assertSaysCancelled(plain.get());
    List<JsonNode> messages = messages(sent(stream));
    assertThat(messages).hasSize(1);
    assertThat(messages.get(0).at("/result/content/0/text").asText()).contains("cancelled");
  }

  private static void fail(String piece) throws IOException {
    throw new IOException("gone");
  }
}
