package io.github.mycase4j.remote.users;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The latest uses of sessions, which the database has at most a minute later. Without them a
 * session would end up to a minute too early on the node that served it. Thread-safe; performs no
 * I/O.
 */
final class RecentUses {
  private static final int MANY = 1_000;

  private final Duration kept;
  private final Map<String, Instant> uses = new ConcurrentHashMap<>();

  /**
   * Creates an empty list.
   *
   * @param kept how long a use matters
   */
  RecentUses(Duration kept) {
    this.kept = kept;
  }

  /** Returns the latest known use. */
  Instant latest(String hash, Instant stored) {
    Instant recent = uses.getOrDefault(hash, stored);
    return recent.isAfter(stored) ? recent : stored;
  }

  /** Notes a use that is not written to the database. */
  void note(String hash, Instant now) {
    if (uses.size() >= MANY) {
      Instant oldest = now.minus(kept);
      uses.values().removeIf(use -> use.isBefore(oldest));
    }
    uses.put(hash, now);
  }

  /** Forgets a session, or a use that the database has. */
  void forget(String hash) {
    uses.remove(hash);
  }
}
