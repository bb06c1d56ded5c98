package io.github.mycase4j.remote;

import io.github.mycase4j.remote.http.ServerLog;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** What is done from time to time. One that fails is reported, and done again next time. */
final class Tasks implements AutoCloseable {
  private final ServerLog log;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "mycase-tasks");
            thread.setDaemon(true);
            return thread;
          });

  Tasks(ServerLog log) {
    this.log = log;
  }

  /**
   * Does something again and again.
   *
   * @param name what it is, as the beginning of a sentence that goes on with "failed"
   */
  void every(Duration pause, String name, Runnable task) {
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                task.run();
              } catch (RuntimeException | Error e) {
                log.failure(name + " failed", e);
              }
            },
            pause.toMillis(),
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      boolean unused = timer.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
