package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.error.CallCancelledException;
import java.time.Duration;

/** Waits that are reported to the caller and can be cancelled. */
final class Backoff {
  /** How often a wait is reported. */
  static final Duration SLICE = Duration.ofSeconds(5);

  private final Timing timing;

  Backoff(Timing timing) {
    this.timing = timing;
  }

  /** Waits, and reports the remaining time at the start and at every slice. */
  void pause(Exchange<?> exchange, Duration time) {
    long end = timing.nanos() + time.toNanos();
    for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = timing.until(end)) {
      slice(exchange, left);
    }
  }

  /** Reports a wait and waits its first slice. */
  void slice(Exchange<?> exchange, Duration left) {
    Progress sofar = exchange.progress();
    exchange.cancellation().check();
    exchange
        .view()
        .options()
        .progress()
        .onProgress(new Progress(sofar.resource(), sofar.rowsRead(), sofar.rowCount(), left));
    try {
      timing.sleeper().sleep(left.compareTo(SLICE) > 0 ? SLICE : left, exchange.cancellation());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallCancelledException("The thread was interrupted while it waited.");
    }
    exchange.cancellation().check();
  }
}
