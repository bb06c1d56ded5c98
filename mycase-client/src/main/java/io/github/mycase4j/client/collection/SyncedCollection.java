package io.github.mycase4j.client.collection;

import java.time.Duration;
import java.util.Optional;

/**
 * One whole collection of the firm, as fresh as a caller needs it.
 *
 * <p>The first read is a full scan of all pages. Every later one is a delta request for the rows
 * that changed since, and a request for MyCase's count, which reveals deletions; if the count does
 * not match, all pages are read again. Within 30 seconds of the last read nothing is requested.
 * Loading continues in the background, is shared by all callers of one login, and resumes where it
 * stopped after a failure.
 *
 * <p>A complete snapshot is guaranteed to have every row that MyCase listed when the last full scan
 * began, and every change that MyCase has dated since. A scan during which rows were deleted
 * (MyCase's count falls, or grows by less than was created), and one whose rows do not add up to
 * the count, is repeated once; if that does not help, the snapshot says what may be missing, and
 * all pages are read again after five minutes. A page that cannot be read is requested again by the
 * next load; if it fails then too, and the first page can be read, a new scan begins.
 *
 * <p>Not guaranteed: a change that MyCase does not date (changes of referenced records may be
 * such); a deletion and a creation within the second between the two requests (the next delta
 * request finds them), or while MyCase creates the first page of a scan; among more changes than
 * one page has, one that moves to another page because another row is changed meanwhile. Nor, where
 * MyCase sends no count ({@code invoices}) or dates no change ({@code invoice_payments}) and there
 * is more than one page of rows, deletions and undated changes of the last five minutes.
 *
 * <p>Thread-safe. Reading performs I/O, reports progress, stops when its view is cancelled, returns
 * the rows read so far when the view's time is nearly over, and throws what {@link
 * io.github.mycase4j.client.error} describes. When the last waiting caller is cancelled, the load
 * in the background stops as well.
 *
 * @param <T> the type of the rows
 */
public interface SyncedCollection<T> {

  /** The age up to which {@link #read()} and {@link #prefetch()} use rows as they are. */
  Duration DEFAULT_MAX_AGE = Duration.ofSeconds(30);

  /** {@return the rows, at most {@link #DEFAULT_MAX_AGE} old} */
  default Snapshot<T> read() {
    return read(DEFAULT_MAX_AGE);
  }

  /**
   * Returns the rows, at most this old: 10 minutes are enough for the names of referenced records.
   *
   * @param maxAge not negative; zero always sends a delta request
   * @return the rows as a snapshot
   */
  Snapshot<T> read(Duration maxAge);

  /** {@return the rows if they are in memory and at most 10 minutes old} Performs no I/O. */
  Optional<Snapshot<T>> cached();

  /**
   * {@return the rows if they are in memory, however old, even if some were written since} For
   * suggestions, where an old name is better than none. Performs no I/O and starts no load.
   */
  Optional<Snapshot<T>> peek();

  /** Starts {@link #read()} in the background, for a caller that will read soon. */
  default void prefetch() {
    prefetch(DEFAULT_MAX_AGE);
  }

  /**
   * Starts {@link #read(Duration)} in the background, for a caller that will read soon.
   *
   * @param maxAge how old the rows may be; not negative
   */
  void prefetch(Duration maxAge);

  /** Marks the collection as changed: no later read returns the current rows unchecked. */
  void invalidate();

  /**
   * Marks a row as changed: the next read requests it, whether MyCase dates the change or not.
   *
   * @param id the id of the row
   */
  void invalidate(long id);
}
