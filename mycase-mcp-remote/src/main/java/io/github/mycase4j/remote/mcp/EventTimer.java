package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.remote.mcp.CallEvents.Event;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The time that a response waits for. Thread-safe. */
interface EventTimer {
  /** The time of this machine. */
  EventTimer SYSTEM =
      new EventTimer() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public @Nullable Event poll(BlockingQueue<Event> queue, long until)
            throws InterruptedException {
          return queue.poll(until - nanos(), TimeUnit.NANOSECONDS);
        }
      };

  /** Returns the nanoseconds since an arbitrary moment. */
  long nanos();

  /**
   * Takes the next event.
   *
   * @param until when to stop waiting, as {@link #nanos} has it
   * @return null when there was none until then
   */
  @Nullable Event poll(BlockingQueue<Event> queue, long until) throws InterruptedException;
}
