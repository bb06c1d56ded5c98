package io.github.mycase4j.remote.mcp;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Limits how many calls of one grant or API token run at once on this node. Thread-safe. */
final class Permits {
  /** The highest number of calls at once. */
  static final int MOST_AT_ONCE = 16;

  private final ConcurrentMap<String, Integer> running = new ConcurrentHashMap<>();

  /** A running call; ends when it is closed. Closing it twice has no effect. Thread-safe. */
  interface Permit extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Begins a call.
   *
   * @param owner the grant or API token
   * @return null when there are too many
   */
  @Nullable Permit acquire(String owner) {
    AtomicBoolean isAcquired = new AtomicBoolean();
    running.compute(
        owner,
        (key, count) -> {
          int before = count == null ? 0 : count;
          isAcquired.set(before < MOST_AT_ONCE);
          return isAcquired.get() ? before + 1 : before;
        });
    return isAcquired.get() ? permit(owner) : null;
  }

  private Permit permit(String owner) {
    AtomicBoolean isHeld = new AtomicBoolean(true);
    return () -> {
      if (isHeld.compareAndSet(true, false)) {
        running.computeIfPresent(owner, (key, count) -> count == 1 ? null : count - 1);
      }
    };
  }
}
