package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.collection.SyncedCollection;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.internal.http.CallScope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A collection that is loaded in the background and cached. It is shared by all callers; {@link
 * #view} gives one of them its view.
 *
 * <p>There is one load at a time. It continues when the waiting callers have run out of time, and
 * stops when the last of them is cancelled. Thread-safe.
 */
final class SharedCollection<T> {

  /** With few requests a minute, one may wait long for those of other loads. */
  private static final Duration LONGEST_REQUEST = Duration.ofMinutes(30);

  final CollectionType<T> kind;
  final SyncEnvironment environment;
  private final BiFunction<CallOptions, AtomicLong, RowSource<T>> sources;
  final MirrorWriter<T> mirror;
  final HeldRows<T> held;
  private final AtomicLong sent = new AtomicLong();
  final ReentrantLock lock = new ReentrantLock();
  final Condition changed = lock.newCondition();

  /** The rows that our own writes changed since they were read, and the last write to each. */
  final Map<Long, Long> touched = new HashMap<>();

  @Nullable SyncedRows<T> current;
  @Nullable FullScan<T> unfinished;
  @Nullable LoadTask underWay;
  long writes;
  private long claimed;
  private int readers;

  /**
   * @param sources creates the source of a load; the counter counts its requests
   */
  SharedCollection(
      CollectionType<T> kind,
      SyncEnvironment environment,
      BiFunction<CallOptions, AtomicLong, RowSource<T>> sources) {
    this.kind = kind;
    this.environment = environment;
    this.sources = sources;
    this.mirror = new MirrorWriter<>(kind, environment);
    this.held = HeldRows.in(environment.rows(), kind, this::evict);
  }

  /** Returns the view of one caller. */
  SyncedCollection<T> view(CallScope caller) {
    return new CollectionView<>(this, caller);
  }

  void invalidate() {
    locked(() -> writes++);
  }

  void invalidate(long id) {
    locked(
        () -> {
          writes++;
          touched.put(id, writes);
        });
  }

  /** Drops the rows; a running load continues. */
  void forget() {
    locked(
        () -> {
          current = null;
          held.drop();
        });
  }

  /** Begins a use of the rows by a caller, which keeps them in memory. */
  void enter() {
    held.use();
    locked(() -> readers++);
  }

  /** Ends a use, and makes room if the clients together hold too much. */
  void leave() {
    locked(() -> readers--);
    held.enforce();
  }

  /** Drops the rows and an interrupted scan, for lack of memory, unless they are in use. */
  private void evict() {
    long bytes =
        valueLocked(
            () -> {
              long holding = held.bytes();
              if (underWay != null || readers > 0) {
                return 0L;
              }
              current = null;
              unfinished = null;
              mirror.discarded(mirror.login());
              held.drop();
              held.scanEnded();
              return holding;
            });
    if (bytes > 0) {
      environment.evictions().evicted(kind.name(), bytes);
    }
  }

  void clear() {
    locked(
        () -> {
          current = null;
          unfinished = null;
          touched.clear();
          held.drop();
          held.scanEnded();
          mirror.forget();
          LoadTask load = underWay;
          if (load != null) {
            load.cleared = true;
            load.cancellation.cancel();
            // Later callers belong to another login and must not wait for this load.
            end(
                load,
                new LoginRequiredException(
                    LoginRequiredException.Reason.LOGIN_CHANGED,
                    "The login ended or changed while " + kind.words() + " were read."));
          }
        });
  }

  /** Returns why the collection could not be stored; null if it could. */
  @Nullable String problem() {
    return mirror.problem();
  }

  void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  <R extends @Nullable Object> R valueLocked(Supplier<R> value) {
    lock.lock();
    try {
      return value.get();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the rows if nothing was written since and they are not older than this; or null. */
  @Nullable SyncedRows<T> usable(Instant oldest) {
    SyncedRows<T> rows = current;
    // Rows from the future mean that the clock was set back, so their age is unknown.
    return rows != null
            && rows.writes() == writes
            && !rows.asOf().isBefore(oldest)
            && !rows.asOf().isAfter(environment.clock().instant())
        ? rows
        : null;
  }

  /** Stops a running load, even if callers wait for it, and shares no rows from now on. */
  void stop() {
    locked(
        () -> {
          held.close();
          LoadTask load = underWay;
          if (load != null) {
            load.cancellation.cancel();
          }
        });
  }

  /** Stops a load that nobody waits for anymore. */
  void stopIfAlone(LoadTask load) {
    locked(
        () -> {
          if (load.waiters == 0) {
            load.cancellation.cancel();
          }
        });
  }

  /** Begins a load if none is running; the caller starts it after it has released the lock. */
  @Nullable LoadTask begin() {
    if (underWay != null) {
      return null;
    }
    LoadTask load = new LoadTask(kind.name(), environment.nanos());
    continueScan(load);
    underWay = load;
    return load;
  }

  void continueScan(LoadTask load) {
    FullScan<T> scan = unfinished;
    if (scan != null) {
      load.scans(environment.nanos(), scan.read().size(), scan.total());
    }
  }

  void start(@Nullable LoadTask load) {
    if (load != null) {
      RuntimeException failure = null;
      boolean started = false;
      try {
        environment.executor().execute(() -> run(load));
        started = true;
      } catch (RuntimeException e) {
        failure = e;
      } finally {
        if (!started) {
          String message = "Reading " + kind.words() + " could not begin.";
          end(load, new MyCaseException(message, failure));
        }
      }
    }
  }

  private void run(LoadTask load) {
    SyncedRows<T> read = null;
    RuntimeException failure = null;
    try {
      LoadProgress<T> loadProgress = new LoadProgress<>(this, load);
      CallOptions options =
          CallOptions.defaults()
              .withRequestTimeout(LONGEST_REQUEST)
              .withCancellation(load.cancellation)
              .withProgress(progress -> locked(() -> reported(load, progress)));
      SyncedRows<T> known = loadProgress.known();
      read =
          new CollectionSync<>(
                  kind, sources.apply(options, sent), environment.clock(), loadProgress)
              .read(known);
      loadProgress.keep(read);
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      // An Error, such as OutOfMemoryError, goes to the thread; the waiting callers must see a
      // failure too.
      end(
          load,
          read == null && failure == null
              ? new MyCaseException("Reading " + kind.words() + " was aborted.")
              : failure);
      held.enforce();
    }
  }

  private void reported(LoadTask load, Progress progress) {
    if (!progress.rateLimitDelay().isZero()) {
      load.waits(progress.rateLimitDelay());
      changed.signalAll();
    }
  }

  private void end(LoadTask load, @Nullable RuntimeException failure) {
    locked(
        () -> {
          if (load.ended) {
            return;
          }
          if (load.cleared || !load.cancellation.isCancelled()) {
            load.failure = failure;
          }
          load.ended = true;
          load.registrations.forEach(Cancellation.Registration::close);
          underWay = null;
          changed.signalAll();
        });
  }

  /** Returns how many requests were sent that no caller has been charged for yet. */
  long claim() {
    return valueLocked(
        () -> {
          long unclaimed = sent.get() - claimed;
          claimed += unclaimed;
          return unclaimed;
        });
  }
}
