package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.collection.SyncedCollection;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.core.Page;
import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MyCaseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A collection that is loaded in the background and remembered. What is here is shared by all
 * callers; {@link #view} pairs it with one of them.
 *
 * <p>There is one load at a time. It continues when those who wait for it have run out of time, and
 * stops when the last of them is cancelled. Thread safe.
 */
final class SharedCollection<T> {

  /** Where few requests a minute are allowed, one may wait long behind those of other loads. */
  private static final Duration LONGEST_REQUEST = Duration.ofMinutes(30);

  final CollectionType<T> kind;
  final SyncEnvironment workshop;
  private final BiFunction<CallOptions, AtomicLong, RowSource<T>> sources;
  private final MirrorWriter<T> keeping;
  private final AtomicLong sent = new AtomicLong();
  final ReentrantLock lock = new ReentrantLock();
  final Condition changed = lock.newCondition();

  /** The rows of our own writes that no reading has asked for yet, and the last write to each. */
  private final Map<Long, Long> touched = new HashMap<>();

  @Nullable SyncedRows<T> kept;
  @Nullable FullScan<T> half;
  @Nullable LoadTask underWay;
  private long writes;
  private long claimed;

  /**
   * @param sources makes where a load reads; the counter is told of its requests
   */
  SharedCollection(
      CollectionType<T> kind,
      SyncEnvironment workshop,
      BiFunction<CallOptions, AtomicLong, RowSource<T>> sources) {
    this.kind = kind;
    this.workshop = workshop;
    this.sources = sources;
    this.keeping = new MirrorWriter<>(kind, workshop);
  }

  /** Returns the collection as one caller sees it. */
  SyncedCollection<T> view(CallerOptions caller) {
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

  /** Drops what is known; a load under way continues. */
  void forget() {
    locked(() -> kept = null);
  }

  void clear() {
    locked(
        () -> {
          kept = null;
          half = null;
          touched.clear();
          keeping.forget();
          LoadTask load = underWay;
          if (load != null) {
            load.cleared = true;
            load.cancellation.cancel();
            // Who comes from now on is of another login, and must not wait for this load.
            end(
                load,
                new LoginRequiredException(
                    LoginRequiredException.Reason.LOGIN_CHANGED,
                    "The login ended or changed while " + kind.words() + " were read."));
          }
        });
  }

  /** Returns what stands in the way of keeping it beyond the process; null when nothing does. */
  @Nullable String problem() {
    return keeping.problem();
  }

  void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  boolean isUsable(@Nullable SyncedRows<T> state, Instant oldest) {
    // What is kept from the future is of a clock that was set back: its age is not known.
    return state != null
        && state.writes() == writes
        && !state.asOf().isBefore(oldest)
        && !state.asOf().isAfter(workshop.clock().instant());
  }

  /** Stops a load under way, whoever waits for it. */
  void stop() {
    locked(
        () -> {
          LoadTask load = underWay;
          if (load != null) {
            load.cancellation.cancel();
          }
        });
  }

  /** Stops a load that nobody waits for any more. */
  void stopIfAlone(LoadTask load) {
    locked(
        () -> {
          if (load.waiters == 0) {
            load.cancellation.cancel();
          }
        });
  }

  /** Begins a load where none is under way; the caller starts it once it has left the lock. */
  @Nullable LoadTask begin() {
    if (underWay != null) {
      return null;
    }
    LoadTask load = new LoadTask(kind.name(), workshop.nanos());
    goesOn(load);
    underWay = load;
    return load;
  }

  private void goesOn(LoadTask load) {
    FullScan<T> walk = half;
    if (walk != null) {
      load.walks(workshop.nanos(), walk.read().size(), walk.total());
    }
  }

  void start(@Nullable LoadTask load) {
    if (load != null) {
      RuntimeException failure = null;
      boolean started = false;
      try {
        workshop.executor().execute(() -> run(load));
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
      LoadDesk desk = new LoadDesk(load, keeping.login());
      CallOptions options =
          CallOptions.defaults()
              .withRequestTimeout(LONGEST_REQUEST)
              .withCancellation(load.cancellation)
              .withProgress(progress -> locked(() -> heard(load, progress)));
      SyncedRows<T> known = desk.known();
      read =
          new CollectionSync<>(kind, sources.apply(options, sent), workshop.clock(), desk)
              .read(known);
      desk.keep(read);
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      // An Error, such as too little memory, is passed on to the thread; who waits must hear of it
      // too.
      end(
          load,
          read == null && failure == null
              ? new MyCaseException("Reading " + kind.words() + " broke off.")
              : failure);
    }
  }

  private void heard(LoadTask load, Progress progress) {
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

  /** Returns how many requests were sent that no caller has counted as its own. */
  long claim() {
    lock.lock();
    try {
      long unclaimed = sent.get() - claimed;
      claimed += unclaimed;
      return unclaimed;
    } finally {
      lock.unlock();
    }
  }

  /** One load's hold on the collection. */
  private final class LoadDesk implements SyncProgress<T> {
    private final LoadTask load;
    private final int login;

    LoadDesk(LoadTask load, int login) {
      this.load = load;
      this.login = login;
    }

    /** Returns what is known, also from an earlier process. */
    @Nullable SyncedRows<T> known() {
      lock.lock();
      try {
        if (kept != null || half != null) {
          return kept;
        }
      } finally {
        lock.unlock();
      }
      MirrorWriter.Restored<T> restored = keeping.restore();
      lock.lock();
      try {
        checkLogin();
        half = restored.half();
        kept = restored.state();
        goesOn(load);
        return kept;
      } finally {
        lock.unlock();
      }
    }

    /** Publishes what was read, so that nobody waits until it is kept as well. */
    void keep(SyncedRows<T> read) {
      lock.lock();
      try {
        checkLogin();
        kept = read;
        touched.values().removeIf(write -> write <= read.writes());
        changed.signalAll();
      } finally {
        lock.unlock();
      }
      if (!read.possiblyIncomplete()) {
        keeping.looked(login, read);
      }
    }

    @Override
    public long writes() {
      lock.lock();
      try {
        return writes;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public Set<Long> touched() {
      lock.lock();
      try {
        return Set.copyOf(touched.keySet());
      } finally {
        lock.unlock();
      }
    }

    @Override
    public @Nullable FullScan<T> half() {
      lock.lock();
      try {
        return half;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void begin(FullScan<T> walk) {
      lock.lock();
      try {
        checkLogin();
        half = walk;
        goesOn(load);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void add(FullScan<T> walk, Page<T> page) {
      boolean first;
      boolean alone;
      lock.lock();
      try {
        checkLogin();
        first = walk.isNew();
        walk.add(page);
        load.isAt(walk.read().size(), walk.total());
        changed.signalAll();
        alone = kept == null;
      } finally {
        lock.unlock();
      }
      if (alone) {
        keeping.page(login, walk, page, first);
      }
      load.cancellation.check();
    }

    @Override
    public void rest(Duration time) {
      try {
        workshop.sleeper().sleep(time, load.cancellation);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CallCancelledException(
            "The thread was interrupted while it read " + kind.words() + ".");
      }
      load.cancellation.check();
    }

    @Override
    public void walked(SyncedRows<T> state) {
      lock.lock();
      try {
        checkLogin();
        half = null;
        // Not for those who wait, but not to be lost if what is still to be asked fails.
        kept = state.unseen();
      } finally {
        lock.unlock();
      }
      if (state.possiblyIncomplete()) {
        keeping.doubted(login);
      } else {
        keeping.walked(login, state);
      }
    }

    private void checkLogin() {
      if (load.cleared) {
        throw new LoginRequiredException(
            LoginRequiredException.Reason.LOGIN_CHANGED, "The login ended.");
      }
    }
  }
}
