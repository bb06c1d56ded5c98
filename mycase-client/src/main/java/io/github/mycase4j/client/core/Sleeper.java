package io.github.mycase4j.client.core;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits. Tests use one that moves a fake clock instead. */
@FunctionalInterface
public interface Sleeper {

  /**
   * Returns when the time is over or the call is cancelled, whichever is first.
   *
   * @param time how long to wait
   * @param cancellation ends the wait early
   * @throws InterruptedException when the thread was interrupted
   */
  void sleep(Duration time, Cancellation cancellation) throws InterruptedException;

  /** {@return a sleeper that really waits} */
  static Sleeper system() {
    return (time, cancellation) -> {
      CountDownLatch cancelled = new CountDownLatch(1);
      Cancellation.Registration registration = cancellation.onCancel(cancelled::countDown);
      try {
        cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
      } finally {
        registration.close();
      }
    };
  }
}
