package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.core.Page;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A walk through all pages of a collection, as far as it has come. It outlives the load that began
 * it, so that another can go on after a failure. Guarded by its collection's lock.
 */
final class FullScan<T> {
  /** How far MyCase's clock may be behind ours, where its answers do not tell the time. */
  private static final Duration SKEW = Duration.ofMinutes(15);

  /** How many rows more than there are may come twice, before it is asked whether any is new. */
  private static final int SLACK = 5000;

  /** MyCase's links are good for three days. */
  private static final Duration LINK_LIFE = Duration.ofDays(3);

  /** Nothing that it reads is older than this. */
  final Instant began;

  /** How many of our own writes had been when it began. */
  final long writes;

  private final CollectionType<T> kind;
  private final List<T> read = new ArrayList<>();
  private Instant unseenFrom;
  private Instant countedAt;
  private @Nullable URI next;
  private @Nullable URI failedAt;
  private @Nullable Long firstTotal;
  private @Nullable Long total;
  private boolean isNew = true;
  private boolean shrank;
  private int distinct;
  private long recountAt;
  private boolean goesRound;

  FullScan(CollectionType<T> kind, Instant began, long writes) {
    this.kind = kind;
    this.began = began;
    this.unseenFrom = began.minus(SKEW);
    this.countedAt = began;
    this.writes = writes;
  }

  void add(Page<T> page) {
    add(page.items(), page.nextLink().orElse(null), total(page));
  }

  void add(List<T> rows, @Nullable URI nextLink, @Nullable Long count) {
    read.addAll(rows);
    next = nextLink;
    shrank |= total != null && count != null && count < total;
    firstTotal = isNew ? count : firstTotal;
    total = count;
    isNew = false;
    if (read.size() >= recountAt) {
      recount();
    }
  }

  /** Leaves out rows that came twice, and tells whether nothing else has come for long. */
  private void recount() {
    RowSet<T> rows = RowSet.of(kind, read);
    goesRound = distinct > 0 && rows.size() == distinct;
    distinct = rows.size();
    if (distinct < read.size()) {
      read.clear();
      read.addAll(rows.all());
    }
    recountAt = total == null ? 2L * distinct : Math.max(total, distinct) + SLACK;
  }

  /**
   * Takes down that MyCase gave the first page at this time by its own clock, and may have looked
   * for it since that one.
   */
  void beganAt(Instant looked, Instant gave) {
    unseenFrom = looked;
    countedAt = gave;
  }

  /** Takes down that the next page could not be read, and tells whether it could not before. */
  boolean failsAgain() {
    boolean again = next != null && next.equals(failedAt);
    failedAt = next;
    return again;
  }

  /** Tells whether the pages lead on and on and bring the same rows. */
  boolean goesRound() {
    return goesRound;
  }

  /** Returns from when on changes can be missing in what it reads, by MyCase's clock. */
  Instant unseenFrom() {
    return unseenFrom;
  }

  /** Tells whether no page of it was read. */
  boolean isNew() {
    return isNew;
  }

  /**
   * Tells whether rows were deleted while it went on. Where MyCase counts off its pages, the rows
   * behind a deleted one move up, and the first of the next page is never listed. A count that does
   * not grow by what was created gives away also what was deleted while something was created.
   *
   * @param found what it found
   * @param before what there was before it
   */
  boolean lost(RowSet<T> found, RowSet<T> before) {
    return shrank
        || (firstTotal != null
            && total != null
            && total < firstTotal + found.createdFrom(countedAt, before));
  }

  private static @Nullable Long total(Page<?> page) {
    return page.totalCount().isPresent() ? page.totalCount().getAsLong() : null;
  }

  /** Returns the rows so far, in the order in which they came, perhaps some twice. */
  List<T> read() {
    return read;
  }

  /** Returns MyCase's count of all rows as of the last page. */
  @Nullable Long total() {
    return total;
  }

  /** Returns where the next page is; null before the first page and after the last. */
  @Nullable URI next() {
    return next;
  }

  /** Tells whether another load can go on where this walk stands. */
  boolean canGoOn(Instant now) {
    return next != null && now.isBefore(began.plus(LINK_LIFE)) && !now.isBefore(began);
  }
}
