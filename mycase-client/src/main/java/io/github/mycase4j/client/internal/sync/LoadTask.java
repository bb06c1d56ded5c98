package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.core.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A running load, as its waiting callers see it. Guarded by its collection's lock. */
final class LoadTask {
  /** Cancels its requests. */
  final Cancellation cancellation = new Cancellation();

  private final String what;
  private long startedAt;
  private long startedWith;
  private long read;
  private @Nullable Long total;
  private Duration waiting = Duration.ZERO;

  /** Grows with every change that waiting callers may want to report. */
  long version;

  /** The number of waiting callers. */
  int waiters;

  /** Registrations that would cancel it; closed when it ends. */
  final List<Cancellation.Registration> registrations = new ArrayList<>();

  /** Whether the login that it reads with has ended. */
  boolean cleared;

  boolean ended;

  /** Why it failed; null if it did not, or was cancelled. */
  @Nullable RuntimeException failure;

  LoadTask(String what, long nanos) {
    this.what = what;
    this.startedAt = nanos;
  }

  /** Records that a scan begins, or continues where another load left it. */
  void scans(long nanos, long rows, @Nullable Long ofAll) {
    startedAt = nanos;
    startedWith = rows;
    read = rows;
    total = ofAll;
  }

  /** Records its progress. */
  void hasRead(long rows, @Nullable Long ofAll) {
    read = rows;
    total = ofAll;
    waiting = Duration.ZERO;
    version++;
  }

  /** Records how long the next request waits. */
  void waits(Duration time) {
    if (!time.equals(waiting)) {
      waiting = time;
      version++;
    }
  }

  /** Returns its progress. */
  Progress progress(long nanos) {
    return new Progress(what, read, total, waiting, left(nanos));
  }

  /** Returns how long the rest takes at the pace so far; null if that is unknown. */
  @Nullable Duration left(long nanos) {
    long done = read - startedWith;
    if (total == null || done <= 0 || total <= read) {
      return null;
    }
    double each = (double) (nanos - startedAt) / done;
    return Duration.ofNanos((long) (each * (total - read))).plus(waiting);
  }
}
