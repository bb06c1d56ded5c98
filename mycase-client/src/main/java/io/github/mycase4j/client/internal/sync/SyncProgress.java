package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.core.Page;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@link CollectionSync} knows of the collection that it reads for, and tells it. */
interface SyncProgress<T> {

  /** Returns how many of our own writes have been. */
  long writes();

  /** Returns the rows that were changed by our own writes, whether MyCase dates that or not. */
  Set<Long> touched();

  /** Returns the walk that an earlier reading left unfinished. */
  @Nullable FullScan<T> half();

  /** Puts a walk that begins in the place of the one before. */
  void begin(FullScan<T> walk);

  /** Adds a page to a walk. */
  void add(FullScan<T> walk, Page<T> page);

  /** Waits, unless the load is stopped. */
  void rest(Duration time);

  /** Takes what a walk found that has ended. */
  void walked(SyncedRows<T> state);
}
