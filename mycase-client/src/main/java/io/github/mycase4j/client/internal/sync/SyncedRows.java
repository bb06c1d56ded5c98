package io.github.mycase4j.client.internal.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a collection.
 *
 * @param since changes from here on are not known yet, in MyCase's time
 * @param count how many rows MyCase counts; null where it does not say
 * @param asOf when the rows were last known to be MyCase's
 * @param walkedAt when the walk began that read all rows
 * @param writes how many of our own writes it has seen
 * @param possiblyIncomplete whether rows were deleted during that walk, which can have hidden
 *     others
 */
record SyncedRows<T>(
    RowSet<T> rows,
    Instant since,
    @Nullable Long count,
    Instant asOf,
    Instant walkedAt,
    long writes,
    boolean possiblyIncomplete) {

  /** Stands for the count of writes in what must be looked at before it is given to anybody. */
  static final long UNSEEN = -1;

  /** Returns the same as what must be looked at before it is given to anybody. */
  SyncedRows<T> unseen() {
    return new SyncedRows<>(rows, since, count, asOf, walkedAt, UNSEEN, possiblyIncomplete);
  }

  /**
   * Returns how many more rows MyCase may count than it lists; none as long as nothing has
   * confirmed that it does.
   */
  long confirmedCountMismatch() {
    return writes == UNSEEN ? 0 : countMismatch();
  }

  /** Returns how many more rows MyCase counts than it lists; zero but for an odd firm. */
  long countMismatch() {
    return count == null ? 0 : count - rows.size();
  }
}
