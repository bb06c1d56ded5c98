package io.github.mycase4j.client.collection;

import io.github.mycase4j.client.CallOptions;
import io.github.mycase4j.client.Cancellation;
import io.github.mycase4j.client.Listing;
import io.github.mycase4j.client.Page;
import io.github.mycase4j.client.Progress;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.error.NotConnectedException;
import io.github.mycase4j.client.error.RateLimitedException;
import io.github.mycase4j.client.error.TimeBudgetExceededException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A collection that is read by walking all its pages, and remembered. What is here is shared by all
 * callers; {@link #view} pairs it with what one caller reads with.
 *
 * <p>There is one walk at a time, on the thread of the caller that needed it; others wait for it.
 * When that caller stops, one of those who wait begins anew. A snapshot is as old as the beginning
 * of its walk, since a row may change right after its page was read.
 */
final class WalkedCollection<T> {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final Duration FRESH_FOR_NAMES = Duration.ofMinutes(10);

  private final String what;
  private final ToLongFunction<T> id;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Walk<T> kept;
  private @Nullable Walk<T> underWay;

  /**
   * @param what MyCase's word for the rows
   */
  WalkedCollection(String what, ToLongFunction<T> id, InstantSource clock) {
    this.what = what;
    this.id = id;
    this.clock = clock;
  }

  /** Returns the collection as one caller sees it. */
  SyncedCollection<T> view(Supplier<Listing<T>> listing, CallOptions options) {
    return new View(listing, options);
  }

  void invalidate() {
    locked(() -> forget(false));
  }

  void clear() {
    locked(() -> forget(true));
  }

  private void forget(boolean cleared) {
    kept = null;
    Walk<T> walk = underWay;
    if (walk != null) {
      walk.outdated = true;
      walk.cleared |= cleared;
    }
  }

  private void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  private final class View implements SyncedCollection<T> {
    private final Supplier<Listing<T>> listing;
    private final CallOptions options;

    View(Supplier<Listing<T>> listing, CallOptions options) {
      this.listing = listing;
      this.options = options;
    }

    @Override
    public Snapshot<T> read() {
      return read(FRESH);
    }

    @Override
    public Snapshot<T> readForNames() {
      return read(FRESH_FOR_NAMES);
    }

    @Override
    public void invalidate() {
      WalkedCollection.this.invalidate();
    }

    private Snapshot<T> read(Duration maxAge) {
      Instant oldest = clock.instant().minus(maxAge);
      Cancellation.Registration wakeUp =
          options.cancellation().onCancel(() -> locked(changed::signalAll));
      try {
        while (true) {
          options.cancellation().check();
          Turn<T> turn = turn(oldest);
          Snapshot<T> result = turn.part() == Part.WALK ? walk(turn.walk()) : await(turn);
          if (result != null) {
            return result;
          }
        }
      } finally {
        wakeUp.close();
      }
    }

    /** Waits for the walk of another; null when the caller must look again what to do. */
    private @Nullable Snapshot<T> await(Turn<T> turn) {
      Walk<T> walk = turn.walk();
      long heard = 0;
      while (true) {
        Progress progress;
        lock.lock();
        try {
          while (!walk.ended && walk.read == heard && !options.cancellation().isCancelled()) {
            changed.await();
          }
          options.cancellation().check();
          if (walk.ended) {
            return turn.part() == Part.JOIN ? walk.outcome() : null;
          }
          heard = walk.read;
          progress = new Progress(what, walk.read, walk.total, Duration.ZERO);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new CallCancelledException(
              "The thread was interrupted while it waited for " + what + ".");
        } finally {
          lock.unlock();
        }
        options.progress().onProgress(progress);
      }
    }

    private Snapshot<T> walk(Walk<T> walk) {
      Snapshot<T> result = null;
      RuntimeException failure = null;
      try {
        result = new ListSnapshot<>(rows(walk), walk.began, id);
        return result;
      } catch (MyCaseException e) {
        failure = isOfThisCallerOnly(e) ? null : e;
        throw e;
      } finally {
        end(walk, result, failure);
      }
    }

    private List<T> rows(Walk<T> walk) {
      Map<Long, T> rows = new LinkedHashMap<>();
      Page<T> page = listing.get().firstPage();
      while (page != null) {
        for (T row : page.items()) {
          rows.put(id.applyAsLong(row), row);
        }
        report(walk, rows.size(), page);
        options.cancellation().check();
        page = page.next().orElse(null);
      }
      return List.copyOf(rows.values());
    }
  }

  /** Tells those who wait how far the walk is. */
  private void report(Walk<T> walk, long read, Page<T> page) {
    locked(
        () -> {
          if (walk.cleared) {
            throw new NotConnectedException(
                "The login ended or changed while " + what + " were read.", null);
          }
          walk.read = read;
          walk.total = page.totalCount().isPresent() ? page.totalCount().getAsLong() : null;
          changed.signalAll();
        });
  }

  /** Decides what a caller does: take what is there, walk, or wait for the walk under way. */
  private Turn<T> turn(Instant oldest) {
    lock.lock();
    try {
      // What is kept from the future is of a clock that was set back: its age is not known.
      if (kept != null && !kept.began.isBefore(oldest) && !kept.began.isAfter(clock.instant())) {
        return new Turn<>(kept, Part.JOIN);
      }
      Walk<T> walk = underWay;
      if (walk != null) {
        boolean useful = !walk.outdated && !walk.began.isBefore(oldest);
        return new Turn<>(walk, useful ? Part.JOIN : Part.WAIT);
      }
      Walk<T> mine = new Walk<>(clock.instant());
      underWay = mine;
      return new Turn<>(mine, Part.WALK);
    } finally {
      lock.unlock();
    }
  }

  private void end(Walk<T> walk, @Nullable Snapshot<T> result, @Nullable RuntimeException failure) {
    locked(
        () -> {
          walk.ended = true;
          walk.result = result;
          walk.failure = failure;
          underWay = null;
          if (result != null && !walk.outdated) {
            kept = walk;
          }
          changed.signalAll();
        });
  }

  /** What a caller has to do with a walk. */
  private enum Part {
    /** It walks itself. */
    WALK,
    /** It takes what the walk gives. */
    JOIN,
    /** It waits for the end only: the walk began too early for it. */
    WAIT
  }

  private record Turn<T>(Walk<T> walk, Part part) {}

  /** Failures that come from what one caller allows its calls, and say nothing to the others. */
  private static boolean isOfThisCallerOnly(MyCaseException failure) {
    return failure instanceof CallCancelledException
        || failure instanceof TimeBudgetExceededException
        || failure instanceof RateLimitedException;
  }
}
