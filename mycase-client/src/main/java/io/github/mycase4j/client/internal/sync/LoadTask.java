package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.core.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One load that is under way, as those who wait for it see it. Guarded by its collection's lock.
 */
final class LoadTask {
  /** Stops its requests. */
  final Cancellation cancellation = new Cancellation();

  private final String what;
  private long startedAt;
  private long startedWith;
  private long read;
  private @Nullable Long total;
  private Duration waiting = Duration.ZERO;

  /** Grows with everything that those who wait may want to hear of. */
  long news;

  /** How many wait for it. */
  int waiters;

  /** What would stop it, to be taken back when it ends. */
  final List<Cancellation.Registration> registrations = new ArrayList<>();

  /** The login that it reads with is over. */
  boolean cleared;

  boolean ended;

  /** Why it failed; null where it did not, or was stopped. */
  @Nullable RuntimeException failure;

  LoadTask(String what, long nanos) {
    this.what = what;
    this.startedAt = nanos;
  }

  /** Takes down that a walk begins, or continues where another load left it. */
  void walks(long nanos, long rows, @Nullable Long ofAll) {
    startedAt = nanos;
    startedWith = rows;
    read = rows;
    total = ofAll;
  }

  /** Takes down how far it is. */
  void isAt(long rows, @Nullable Long ofAll) {
    read = rows;
    total = ofAll;
    waiting = Duration.ZERO;
    news++;
  }

  /** Takes down that the next request waits. */
  void waits(Duration time) {
    if (!time.equals(waiting)) {
      waiting = time;
      news++;
    }
  }

  /** Returns how far it is. */
  Progress progress(long nanos) {
    return new Progress(what, read, total, waiting, left(nanos));
  }

  /** Returns how long the rest takes at the pace so far; null where that cannot be told. */
  @Nullable Duration left(long nanos) {
    long done = read - startedWith;
    if (total == null || done <= 0 || total <= read) {
      return null;
    }
    double each = (double) (nanos - startedAt) / done;
    return Duration.ofNanos((long) (each * (total - read))).plus(waiting);
  }
}
