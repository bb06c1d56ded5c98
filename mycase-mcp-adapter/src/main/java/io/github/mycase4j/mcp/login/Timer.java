package io.github.mycase4j.mcp.login;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Schedules actions. Implementations are thread-safe. */
@FunctionalInterface
public interface Timer {

  /**
   * Runs the action once, after the delay, on a thread of the timer.
   *
   * @return cancels the action; running it late or twice has no effect
   */
  Runnable set(Duration delay, Runnable action);

  /** Returns a timer on the system clock whose threads do not keep the process alive. */
  static Timer system() {
    return (delay, action) -> {
      CompletableFuture<Boolean> due = new CompletableFuture<>();
      CompletableFuture<Void> run = due.thenRunAsync(action);
      due.completeOnTimeout(true, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
      return () -> {
        due.cancel(false);
        run.cancel(false);
      };
    };
  }
}
