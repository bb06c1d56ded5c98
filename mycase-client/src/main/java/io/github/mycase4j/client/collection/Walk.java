package io.github.mycase4j.client.collection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One reading of all pages, as those who wait for it see it. Guarded by its collection's lock. */
final class Walk<T> {
  /** Nothing that it reads is older than this. */
  final Instant began;

  /** No longer to be joined nor kept: the collection was changed after it began. */
  boolean outdated;

  /** The login that it reads with is over. */
  boolean cleared;

  boolean ended;
  long read;
  @Nullable Long total;

  /** What it read; null when it failed or was given up. */
  @Nullable Snapshot<T> result;

  /** Why it failed, where that is the same for whoever reads; null when another may go on. */
  @Nullable RuntimeException failure;

  Walk(Instant began) {
    this.began = began;
  }

  /** What those who joined get of it after its end; null when one of them must walk. */
  @Nullable Snapshot<T> outcome() {
    if (failure != null) {
      throw failure;
    }
    return result;
  }
}
