package io.github.mycase4j.mcp.login;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs something later. Implementations are thread-safe. */
@FunctionalInterface
public interface Timer {

  /**
   * Runs the action once, after the delay, on a thread of the alarm.
   *
   * @return what takes it back; running it late or twice does no harm
   */
  Runnable set(Duration delay, Runnable action);

  /** Returns an alarm on the machine's clock whose threads do not keep the process alive. */
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
