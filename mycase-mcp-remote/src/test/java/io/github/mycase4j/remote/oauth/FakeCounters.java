package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.tokens.Counters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts in memory. */
final class FakeCounters implements Counters {
  private final Map<String, Long> counts = new ConcurrentHashMap<>();
  private final InstantSource clock;

  FakeCounters(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public long increment(String name) {
    return counts.merge(key(name), 1L, Long::sum);
  }

  @Override
  public long count(String name) {
    return counts.getOrDefault(key(name), 0L);
  }

  private String key(String name) {
    return clock.millis() / Duration.ofMinutes(1).toMillis() + " " + name;
  }
}
