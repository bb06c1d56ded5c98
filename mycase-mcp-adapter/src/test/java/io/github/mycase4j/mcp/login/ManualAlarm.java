package io.github.mycase4j.mcp.login;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An alarm that rings when a test says so. */
final class ManualAlarm implements Alarm {
  private final List<Duration> delays = new ArrayList<>();
  private final List<Runnable> waiting = new ArrayList<>();

  @Override
  public synchronized Runnable set(Duration delay, Runnable action) {
    delays.add(delay);
    waiting.add(action);
    return () -> remove(action);
  }

  synchronized List<Duration> delays() {
    return List.copyOf(delays);
  }

  synchronized int waiting() {
    return waiting.size();
  }

  void ring() {
    List<Runnable> due;
    synchronized (this) {
      due = List.copyOf(waiting);
      waiting.clear();
    }
    due.forEach(Runnable::run);
  }

  private synchronized void remove(Runnable action) {
    waiting.remove(action);
  }
}
