package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.core.Page;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of a collection that a {@link CollectionSync} reads and updates. */
interface SyncProgress<T> {

  /** Returns the number of our own writes so far. */
  long writes();

  /** Returns the rows that our own writes changed, whether or not MyCase dated the change. */
  Set<Long> touched();

  /** Returns the scan that an earlier load left unfinished; null if there is none. */
  @Nullable FullScan<T> unfinished();

  /** Replaces the unfinished scan with a new one. */
  void begin(FullScan<T> scan);

  /** Adds a page to a scan. */
  void add(FullScan<T> scan, Page<T> page);

  /** Waits, unless the load is cancelled. */
  void rest(Duration time);

  /** Accepts the rows of a completed scan. */
  void scanned(SyncedRows<T> state);
}
