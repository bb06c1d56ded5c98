package io.github.mycase4j.client.collection;

import java.time.Duration;
import java.util.Optional;

/**
 * One whole collection of the firm, as fresh as a caller needs it.
 *
 * <p>The first use reads all pages. Every later one asks for the rows that were changed since and
 * for MyCase's count, which betrays deletions: two requests; where the count does not fit, all
 * pages are read again. Within 30 seconds of the last look nothing is asked. Reading continues in
 * the background, is shared by all callers of one login, and continues where it stopped after a
 * failure.
 *
 * <p>Guaranteed is that a complete snapshot has every row that MyCase listed when the last walk
 * through its pages began, and every change that MyCase has dated since. A walk during which rows
 * were deleted (MyCase's count falls, or grows by less than was created), and one whose rows do not
 * add up to the count, is made once more; where that does not help, the snapshot says what may be
 * missing, and all is read again after five minutes. A page that cannot be read is asked for again
 * by the next load; when it fails then too, and the first page can be read, the walk begins anew.
 *
 * <p>Not guaranteed: a change that MyCase does not date (what a row refers to may be such); a
 * deletion and a creation within the second between the two requests (the next look finds them), or
 * while MyCase makes the first page of a walk; among more changes than one page has, one that moves
 * to another page because another row is changed meanwhile. Where MyCase sends no count ({@code
 * invoices}) or dates no change ({@code invoice_payments}) and there are more rows than one page
 * has, deletions, and changes too where they are not dated, of the last five minutes.
 *
 * <p>Thread safe. Reading does I/O, reports progress, stops when the view that it belongs to says
 * so, gives what there is when the view has no time left, and throws what {@link
 * io.github.mycase4j.client.error} describes. When the last caller that waits is cancelled, the
 * reading in the background stops as well.
 *
 * @param <T> the type of the rows
 */
public interface SyncedCollection<T> {

  /** How old the rows may be that {@link #read()} and {@link #prefetch()} take as they are. */
  Duration DEFAULT_MAX_AGE = Duration.ofSeconds(30);

  /** {@return the rows, at most {@link #DEFAULT_MAX_AGE} old} */
  default Snapshot<T> read() {
    return read(DEFAULT_MAX_AGE);
  }

  /**
   * {@return the rows, at most so old: 10 minutes are enough for the names of what other rows refer
   * to}
   *
   * @param maxAge not negative; zero asks MyCase for what has changed in any case
   */
  Snapshot<T> read(Duration maxAge);

  /** {@return the rows if they are in memory and at most 10 minutes old} Does no I/O. */
  Optional<Snapshot<T>> cached();

  /** Begins {@link #read()} in the background, for a caller that comes soon. */
  default void prefetch() {
    prefetch(DEFAULT_MAX_AGE);
  }

  /**
   * Begins {@link #read(Duration)} in the background, for a caller that comes soon.
   *
   * @param maxAge how old the rows may be; not negative
   */
  void prefetch(Duration maxAge);

  /** Says that the collection was changed: no later read gives what was known before. */
  void invalidate();

  /**
   * Says that a row was changed: the next read asks for it, whether MyCase dates the change or not.
   *
   * @param id the id of the row
   */
  void invalidate(long id);
}
