package io.github.mycase4j.remote.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** Calls that run until a test lets them end. */
abstract class RunningCallTestBase extends McpEndpointTestBase {
  static final McpServer.CallToolResult CANCELLED =
      new McpServer.CallToolResult("The call was cancelled.", null, true);

  /** Ends all calls that wait for it. */
  final CompletableFuture<Void> end = new CompletableFuture<>();

  /** Lets calls run until {@link #end}, whether they are cancelled or not. */
  final void callsIgnoreCancellation() {
    server.onCall =
        call -> {
          end.join();
          return FakeServer.result("done");
        };
  }

  /** Lets calls run until {@link #end} or until they are cancelled. */
  final void callsRun() {
    server.onCall =
        call -> {
          CompletableFuture<Void> over = new CompletableFuture<>();
          call.cancellation().onCancel(() -> over.complete(null));
          CompletableFuture.anyOf(over, end).join();
          return call.cancellation().isCancelled() ? CANCELLED : FakeServer.result("done");
        };
  }

  @AfterEach
  void endCalls() {
    end.complete(null);
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends a request on another thread. */
  final CompletableFuture<WebResponse> start(Request request) {
    return CompletableFuture.supplyAsync(request::send, threads);
  }

  /** Waits until a call has begun. */
  final McpServer.Call begun() {
    return taken(server.calls);
  }

  static <T> T taken(BlockingQueue<T> queue) {
    try {
      T taken = queue.poll(30, TimeUnit.SECONDS);
      assertThat(taken).isNotNull();
      return taken;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns a call of an older revision. */
  final Request call() {
    return legacy("tools/call", "{\"name\":\"list-cases\"}");
  }

  /** Returns a call of the latest revision. */
  final Request modernCall() {
    return modern("tools/call", "\"name\":\"list-cases\"", "list-cases");
  }

  /** Returns a call of an older revision with a progress token. */
  final Request callWithToken() {
    return legacy("tools/call", "{\"name\":\"list-cases\",\"_meta\":{\"progressToken\":\"t\"}}");
  }

  /** Returns a call of the latest revision with a progress token. */
  final Request modernCallWithToken() {
    Request request = modernCall();
    return request.body(
        request(
            "7",
            "tools/call",
            "{\"name\":\"list-cases\"," + meta(",\"progressToken\":\"t\"") + "}"));
  }

  /** Returns the notification that cancels the call with an id. */
  final Request cancel(String id) {
    return post(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
            + id
            + "}}");
  }
}
