package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.core.Page;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.LoginRequiredException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The access of one load to the collection. */
final class LoadProgress<T> implements SyncProgress<T> {
  private final SharedCollection<T> shared;
  private final LoadTask load;
  private final int login;

  LoadProgress(SharedCollection<T> shared, LoadTask load) {
    this.shared = shared;
    this.load = load;
    this.login = shared.mirror.login();
  }

  /** Returns the rows known so far, also from an earlier process. */
  @Nullable SyncedRows<T> known() {
    shared.lock.lock();
    try {
      if (shared.current != null || shared.unfinished != null) {
        return shared.current;
      }
    } finally {
      shared.lock.unlock();
    }
    MirrorWriter.Restored<T> restored = shared.mirror.restore();
    return shared.valueLocked(
        () -> {
          checkLogin();
          FullScan<T> scan = restored.unfinished();
          SyncedRows<T> state = restored.state();
          if (scan != null) {
            Collections.copy(scan.read(), shared.held.scan(scan.read()));
          }
          shared.unfinished = scan;
          shared.current = state == null ? null : shared.held.hold(state);
          shared.continueScan(load);
          return shared.current;
        });
  }

  /** Publishes the rows, so that nobody waits until they are stored as well. */
  void keep(SyncedRows<T> read) {
    SyncedRows<T> held =
        shared.valueLocked(
            () -> {
              checkLogin();
              SyncedRows<T> kept = shared.held.hold(read);
              shared.current = kept;
              shared.touched.values().removeIf(write -> write <= read.writes());
              shared.changed.signalAll();
              return kept;
            });
    if (!read.possiblyIncomplete()) {
      shared.mirror.changed(login, held);
    }
  }

  @Override
  public long writes() {
    return shared.valueLocked(() -> shared.writes);
  }

  @Override
  public Set<Long> touched() {
    return shared.valueLocked(() -> Set.copyOf(shared.touched.keySet()));
  }

  @Override
  public @Nullable FullScan<T> unfinished() {
    return shared.valueLocked(() -> shared.unfinished);
  }

  @Override
  public void begin(FullScan<T> scan) {
    shared.locked(
        () -> {
          checkLogin();
          shared.unfinished = scan;
          shared.held.scanEnded();
          shared.continueScan(load);
        });
  }

  @Override
  public void add(FullScan<T> scan, Page<T> page) {
    boolean first;
    boolean alone;
    List<T> rows = shared.held.scan(page.items());
    shared.lock.lock();
    try {
      checkLogin();
      first = scan.isNew();
      scan.add(page, rows);
      load.hasRead(scan.read().size(), scan.total());
      shared.changed.signalAll();
      alone = shared.current == null;
    } finally {
      shared.lock.unlock();
    }
    if (alone) {
      shared.mirror.page(login, scan, page, first);
    }
    shared.held.enforce();
    load.cancellation.check();
  }

  @Override
  public void rest(Duration time) {
    try {
      shared.environment.sleeper().sleep(time, load.cancellation);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallCancelledException(
          "The thread was interrupted while it read " + shared.kind.words() + ".");
    }
    load.cancellation.check();
  }

  @Override
  public void scanned(SyncedRows<T> state) {
    SyncedRows<T> held =
        shared.valueLocked(
            () -> {
              checkLogin();
              SyncedRows<T> kept = shared.held.hold(state);
              shared.held.scanEnded();
              shared.unfinished = null;
              // Not published yet, but not to be lost if the following delta request fails.
              shared.current = kept.unseen();
              return kept;
            });
    if (state.possiblyIncomplete()) {
      shared.mirror.discarded(login);
    } else {
      shared.mirror.scanned(login, held);
    }
  }

  private void checkLogin() {
    if (load.cleared) {
      throw new LoginRequiredException(
          LoginRequiredException.Reason.LOGIN_CHANGED, "The login ended.");
    }
  }
}
