package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.McpServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Holds calls until a test lets them go. */
final class Gate {
  private final Semaphore arrivals = new Semaphore(0);
  private final List<CountDownLatch> held = new ArrayList<>();
  private boolean opened;

  /** Blocks until the gate opens or the call is cancelled. */
  McpServer.CallToolResult pass(McpServer.Call call) {
    CountDownLatch leave = hold();
    call.cancellation().onCancel(leave::countDown);
    wait(leave);
    return FakeMcpServer.text(call.cancellation().isCancelled() ? "cancelled" : "passed");
  }

  /** Blocks until the gate opens, whoever cancels. */
  McpServer.CallToolResult stay(McpServer.Call call) {
    wait(hold());
    return FakeMcpServer.text("stayed");
  }

  /** Waits until so many more calls are at the gate. */
  void awaitArrivals(int count) throws InterruptedException {
    assertThat(arrivals.tryAcquire(count, TestClient.GUARD.toSeconds(), TimeUnit.SECONDS))
        .as("calls that reached the gate")
        .isTrue();
  }

  synchronized void open() {
    opened = true;
    held.forEach(CountDownLatch::countDown);
  }

  private synchronized CountDownLatch hold() {
    CountDownLatch leave = new CountDownLatch(opened ? 0 : 1);
    held.add(leave);
    return leave;
  }

  private void wait(CountDownLatch leave) {
    arrivals.release();
    try {
      assertThat(leave.await(2 * TestClient.GUARD.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
