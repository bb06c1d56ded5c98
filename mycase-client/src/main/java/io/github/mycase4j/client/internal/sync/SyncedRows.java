package io.github.mycase4j.client.internal.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a collection, and what is known about their completeness.
 *
 * @param since changes from here on are unknown, in MyCase's time
 * @param count MyCase's count of rows; null if it sends none
 * @param asOf when the rows were last known to be current
 * @param scannedAt when the last full scan began
 * @param writes how many of our own writes the rows reflect
 * @param possiblyIncomplete whether rows were deleted during that scan, which can have hidden
 *     others
 */
record SyncedRows<T>(
    RowSet<T> rows,
    Instant since,
    @Nullable Long count,
    Instant asOf,
    Instant scannedAt,
    long writes,
    boolean possiblyIncomplete) {

  /** The count of writes of rows that need a delta request before they may be returned. */
  static final long UNSEEN = -1;

  /** Returns a copy that needs a delta request before it may be returned. */
  SyncedRows<T> unseen() {
    return new SyncedRows<>(rows, since, count, asOf, scannedAt, UNSEEN, possiblyIncomplete);
  }

  /** Returns a copy with equal rows. */
  SyncedRows<T> with(RowSet<T> equal) {
    return equal == rows
        ? this
        : new SyncedRows<>(equal, since, count, asOf, scannedAt, writes, possiblyIncomplete);
  }

  /** Returns how many more rows MyCase counts than it lists; zero until that is confirmed. */
  long confirmedCountMismatch() {
    return writes == UNSEEN ? 0 : countMismatch();
  }

  /** Returns how many more rows MyCase counts than it lists; normally zero. */
  long countMismatch() {
    return count == null ? 0 : count - rows.size();
  }
}
