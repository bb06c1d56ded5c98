package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.collection.SyncedCollection;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.internal.http.CallScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A {@link SharedCollection} as one caller sees it. Thread-safe. */
final class CollectionView<T> implements SyncedCollection<T> {
  private static final Duration CACHED_MAX_AGE = Duration.ofMinutes(10);

  /** How long a caller waits for the first progress report, and for later ones without news. */
  private static final Duration FIRST_WORD = Duration.ofSeconds(3);

  private static final Duration NEXT_WORD = Duration.ofSeconds(10);

  private final SharedCollection<T> shared;
  private final CallScope caller;

  CollectionView(SharedCollection<T> shared, CallScope caller) {
    this.shared = shared;
    this.caller = caller;
  }

  @Override
  public Optional<Snapshot<T>> cached() {
    shared.held.use();
    shared.lock.lock();
    try {
      Instant oldest = shared.environment.clock().instant().minus(CACHED_MAX_AGE);
      return Optional.ofNullable(shared.usable(oldest))
          .map(rows -> RowSetSnapshot.of(shared.kind, rows, this::check));
    } finally {
      shared.lock.unlock();
    }
  }

  @Override
  public Optional<Snapshot<T>> peek() {
    shared.held.use();
    shared.lock.lock();
    try {
      return Optional.ofNullable(shared.current)
          .map(rows -> RowSetSnapshot.of(shared.kind, rows, this::check));
    } finally {
      shared.lock.unlock();
    }
  }

  @Override
  public void prefetch(Duration maxAge) {
    shared.held.use();
    LoadTask mine;
    shared.lock.lock();
    try {
      Instant oldest = shared.environment.clock().instant().minus(maxAge);
      mine = shared.usable(oldest) == null ? shared.begin() : null;
    } finally {
      shared.lock.unlock();
    }
    if (mine != null) {
      Cancellation.Registration registration =
          caller.options().cancellation().onCancel(() -> shared.stopIfAlone(mine));
      shared.locked(() -> mine.registrations.add(registration));
      shared.start(mine);
    }
  }

  @Override
  public void invalidate() {
    shared.invalidate();
  }

  @Override
  public void invalidate(long id) {
    shared.invalidate(id);
  }

  @Override
  public Snapshot<T> read(Duration maxAge) {
    CallScope call = caller.callFrom(shared.environment.nanos());
    return new CollectionView<>(shared, call).readNow(maxAge);
  }

  private Snapshot<T> readNow(Duration maxAge) {
    Instant oldest = shared.environment.clock().instant().minus(maxAge);
    Cancellation cancellation = caller.options().cancellation();
    Cancellation.Registration wakeUp =
        cancellation.onCancel(() -> shared.locked(shared.changed::signalAll));
    shared.enter();
    try {
      while (true) {
        cancellation.check();
        LoadTask load;
        LoadTask mine;
        // A clock that is set back meanwhile must not make all rows too old forever.
        Instant soonest = shared.environment.clock().instant().minus(maxAge);
        oldest = soonest.isBefore(oldest) ? soonest : oldest;
        shared.lock.lock();
        try {
          SyncedRows<T> rows = shared.usable(oldest);
          if (rows != null) {
            return RowSetSnapshot.of(shared.kind, rows, this::check);
          }
          mine = shared.begin();
          load = mine == null ? shared.underWay : mine;
          if (load == null) {
            throw new IllegalStateException("no load is under way");
          }
          load.waiters++;
        } finally {
          shared.lock.unlock();
        }
        shared.start(mine);
        if (!await(load, oldest)) {
          return partial(load);
        }
      }
    } finally {
      wakeUp.close();
      caller.sent().addAndGet(shared.claim());
      shared.leave();
    }
  }

  /**
   * Waits for a load and reports its progress to the caller.
   *
   * @return false when the caller has no time left
   */
  private boolean await(LoadTask load, Instant oldest) {
    boolean stopped = true;
    try {
      long seen = 0;
      long quiet = FIRST_WORD.toNanos();
      while (true) {
        Progress progress;
        boolean done;
        boolean over;
        boolean tells;
        shared.lock.lock();
        try {
          long left = left();
          while (!load.ended
              && load.version == seen
              && shared.usable(oldest) == null
              && left > 0
              && quiet > 0
              && !caller.options().cancellation().isCancelled()) {
            // The ticker decides whether the time is over; it need not run at the speed of the
            // system's clock.
            long most = Math.min(left, quiet);
            quiet -= most - shared.changed.awaitNanos(most);
            left = left();
          }
          quiet = NEXT_WORD.toNanos();
          caller.options().cancellation().check();
          boolean usable = shared.usable(oldest) != null;
          if (load.failure != null && (load.cleared || !usable)) {
            throw load.failure;
          }
          done = usable || load.ended;
          over = done || left <= 0;
          // A caller that keeps waiting gets a report even when nothing is new.
          tells = !over || load.version != seen;
          seen = load.version;
          progress = load.progress(shared.environment.nanos());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new CallCancelledException(
              "The thread was interrupted while it waited for " + shared.kind.words() + ".");
        } finally {
          shared.lock.unlock();
        }
        if (tells) {
          caller.options().progress().onProgress(progress);
        }
        if (over) {
          stopped = false;
          return done;
        }
      }
    } finally {
      boolean gaveUp = stopped;
      shared.locked(() -> load.waiters--);
      if (gaveUp) {
        shared.stopIfAlone(load);
      }
    }
  }

  private long left() {
    return caller.endsAt() - caller.reserve() - shared.environment.nanos();
  }

  /** Ends work on the rows once the caller has cancelled or its time is over. */
  private void check() {
    caller.check(
        shared.environment.nanos(),
        "The time allowed for this call is over; it ended while "
            + shared.kind.words()
            + " were searched.",
        Duration.ofSeconds(5));
  }

  /** Returns the rows read so far, marked as incomplete. */
  private Snapshot<T> partial(LoadTask load) {
    Instant now = shared.environment.clock().instant();
    Instant began;
    List<T> read;
    SyncedRows<T> old;
    Progress progress;
    shared.lock.lock();
    try {
      old = shared.current;
      FullScan<T> unfinished = shared.unfinished;
      began = unfinished == null ? now : unfinished.began;
      read = unfinished == null || old != null ? List.of() : new ArrayList<>(unfinished.read());
      progress = load.progress(shared.environment.nanos());
    } finally {
      shared.lock.unlock();
    }
    return old == null
        ? RowSetSnapshot.partial(shared.kind, read, began, progress, this::check)
        : RowSetSnapshot.old(shared.kind, old, progress, now, this::check);
  }
}
