package io.github.mycase4j.credstore;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A way to wait, so that tests wait without time passing. */
@FunctionalInterface
interface Sleeper {

  void sleep(Duration duration) throws InterruptedException;

  /** Returns the sleeper that waits in real time, for a permit that is never released. */
  static Sleeper system() {
    Semaphore never = new Semaphore(0);
    return duration -> {
      if (never.tryAcquire(duration.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException("a permit that nobody gives was given");
      }
    };
  }
}
