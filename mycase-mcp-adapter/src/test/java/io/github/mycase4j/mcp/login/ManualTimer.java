package io.github.mycase4j.mcp.login;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An alarm that rings when a test says so. */
public final class ManualTimer implements Timer {
  private static final long GUARD_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final List<Duration> delays = new ArrayList<>();
  private final List<Set> waiting = new ArrayList<>();

  private record Set(Duration delay, Runnable action) {}

  @Override
  public synchronized Runnable set(Duration delay, Runnable action) {
    Set set = new Set(delay, action);
    delays.add(delay);
    waiting.add(set);
    notifyAll();
    return () -> remove(set);
  }

  synchronized List<Duration> delays() {
    return List.copyOf(delays);
  }

  synchronized int waiting() {
    return waiting.size();
  }

  void ring() {
    List<Set> due;
    synchronized (this) {
      due = List.copyOf(waiting);
      waiting.clear();
    }
    due.forEach(set -> set.action().run());
  }

  /** Waits until somebody waits for that long, and rings for that one alone. */
  public void ringAfter(Duration delay) throws InterruptedException {
    takeFor(delay).action().run();
  }

  private synchronized Set takeFor(Duration delay) throws InterruptedException {
    long deadline = System.nanoTime() + GUARD_NANOS;
    while (true) {
      for (Set set : waiting) {
        if (set.delay().equals(delay)) {
          waiting.remove(set);
          return set;
        }
      }
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("nobody waits for " + delay);
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  private synchronized void remove(Set set) {
    waiting.remove(set);
  }
}
