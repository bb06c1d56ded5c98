package io.github.mycase4j.mcp.stdio;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Creates the thread pool of calls: daemon threads {@code mycase-tool-call-N}, created when none is
 * free, up to a limit; further calls wait for a free one.
 */
final class CallPool {
  private CallPool() {}

  static ExecutorService of(int threads) {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        threads,
        30,
        TimeUnit.SECONDS,
        new HandOver(),
        task -> {
          Thread thread = new Thread(task, "mycase-tool-call-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        },
        (task, pool) -> pool.getQueue().add(task));
  }

  /** Takes a task only when a thread waits for it; otherwise the pool makes a new one first. */
  private static final class HandOver extends LinkedTransferQueue<Runnable> {
    @Override
    public boolean offer(Runnable task) {
      return tryTransfer(task);
    }

    @Override
    public boolean add(Runnable task) {
      return super.offer(task);
    }
  }
}
