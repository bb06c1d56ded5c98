package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.mcp.protocol.ProtocolResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a running call, in order, for the one thread that writes its response.
 * Thread-safe.
 */
final class CallEvents {
  private static final int MOST_WAITING = 100;

  private final BlockingQueue<Event> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final EventTimer timer;
  private volatile boolean isListening;

  CallEvents(EventTimer timer, boolean notifications) {
    this.timer = timer;
    this.isListening = notifications;
  }

  /** Something that happened to a call. */
  sealed interface Event {}

  /** The request was found to be valid, so that the status of its response is 200. */
  record Accepted() implements Event {}

  /** The server sent a notification about the call. */
  record Notification(String message) implements Event {}

  /** The call was cancelled; it may take some time to end. */
  record Cancelled() implements Event {}

  /** The call has ended. */
  record Ended(ProtocolResponse response) implements Event {}

  void accepted() {
    queue.add(new Accepted());
  }

  /** Drops the notification if nobody reads them, or not fast enough. */
  void notification(String message) {
    if (isListening && waiting.get() < MOST_WAITING) {
      waiting.incrementAndGet();
      queue.add(new Notification(message));
    }
  }

  void cancelled() {
    queue.add(new Cancelled());
  }

  void ended(ProtocolResponse response) {
    isListening = false;
    queue.add(new Ended(response));
  }

  /** Drops all further notifications: nobody reads them any more. */
  void stopListening() {
    isListening = false;
  }

  /**
   * Waits for the next event.
   *
   * @param until the time of the timer at which to stop waiting
   * @return null when there was none until then
   */
  @Nullable Event next(long until) throws InterruptedException {
    Event event = timer.poll(queue, until);
    if (event instanceof Notification) {
      waiting.decrementAndGet();
    }
    return event;
  }
}
