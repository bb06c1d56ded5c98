package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.remote.mcp.CallEvents.Event;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A timer that a test lets run out: as often as it says, a wait without an event ends at once, with
 * the time moved to its end. All other waits last until there is an event, and so do waits without
 * an end in sight.
 */
final class ScriptedTimer implements EventTimer {
  private final AtomicLong now = new AtomicLong();
  private final AtomicLong runsOut = new AtomicLong();

  /** Lets this many waits run out. */
  void runOut(int times) {
    runsOut.addAndGet(times);
  }

  Duration elapsed() {
    return Duration.ofNanos(now.get());
  }

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public @Nullable Event poll(BlockingQueue<Event> queue, long until) throws InterruptedException {
    Event event = queue.poll();
    boolean hasEnd = until - now.get() < Duration.ofHours(1).toNanos();
    if (event == null && hasEnd && runsOut.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      now.accumulateAndGet(until, Math::max);
      return null;
    }
    return event == null ? queue.take() : event;
  }
}
