package io.github.mycase4j.remote.http;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The requests whose responses are not complete. Thread-safe. */
final class RunningRequests {
  private final Set<Exchange> running = new HashSet<>();

  synchronized void add(Exchange exchange) {
    running.add(exchange);
  }

  synchronized void remove(Exchange exchange) {
    running.remove(exchange);
    if (running.isEmpty()) {
      notifyAll();
    }
  }

  synchronized List<Exchange> list() {
    return List.copyOf(running);
  }

  /** Waits until there is none; returns whether that was so in time. */
  synchronized boolean awaitNone(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!running.isEmpty()) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
