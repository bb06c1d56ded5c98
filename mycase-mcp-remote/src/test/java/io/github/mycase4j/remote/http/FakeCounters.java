package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.tokens.Counters;
import java.util.HashMap;
import java.util.Map;

/** Counters of one endless minute. */
final class FakeCounters implements Counters {
  private final Map<String, Long> counts = new HashMap<>();

  @Override
  public synchronized long increment(String name) {
    return counts.merge(name, 1L, Long::sum);
  }

  @Override
  public synchronized long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /** Begins the next minute. */
  synchronized void clear() {
    counts.clear();
  }
}
