package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.error.CallCancelledException;
import java.time.Duration;

/** Waits that the caller hears of and can end. */
final class Backoff {
  /** How often the caller hears that a wait continues. */
  static final Duration SLICE = Duration.ofSeconds(5);

  private final Timing timing;

  Backoff(Timing timing) {
    this.timing = timing;
  }

  /** Waits, and tells the caller at the start and at every slice how long it will still be. */
  void pause(Exchange<?> exchange, Duration time) {
    long end = timing.nanos() + time.toNanos();
    for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = timing.until(end)) {
      slice(exchange, left);
    }
  }

  /** Tells the caller of a wait and waits the first slice of it. */
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
