package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.core.Page;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scan of all pages of a collection and its progress. It outlives the load that started it, so
 * that another load can continue it after a failure. Guarded by its collection's lock.
 */
final class FullScan<T> {
  /** How far MyCase's clock may be behind ours, where its responses have no date. */
  static final Duration SKEW = Duration.ofMinutes(15);

  /** How many repeated rows are accepted before it is checked whether any is new. */
  private static final int SLACK = 5000;

  /** MyCase's links are valid for three days. */
  private static final Duration LINK_LIFE = Duration.ofDays(3);

  /** No row that it reads is older than this. */
  final Instant began;

  /** How many writes of our own had been made when it began. */
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
  private boolean repeatsRows;

  FullScan(CollectionType<T> kind, Instant began, long writes) {
    this.kind = kind;
    this.began = began;
    this.unseenFrom = began.minus(SKEW);
    this.countedAt = began;
    this.writes = writes;
  }

  /** Adds a page; the given rows are those of the page or equal ones. */
  void add(Page<T> page, List<T> rows) {
    add(rows, page.nextLink().orElse(null), total(page));
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

  /** Removes repeated rows, and notes when pages have brought nothing new for long. */
  private void recount() {
    RowSet<T> rows = RowSet.of(kind, read);
    repeatsRows = distinct > 0 && rows.size() == distinct;
    distinct = rows.size();
    if (distinct < read.size()) {
      read.clear();
      read.addAll(rows.all());
    }
    recountAt = total == null ? 2L * distinct : Math.max(total, distinct) + SLACK;
  }

  /**
   * Records when MyCase read and returned the first page, by its own clock.
   *
   * @param looked the earliest time at which it may have read the rows
   * @param gave when it returned them
   */
  void beganAt(Instant looked, Instant gave) {
    unseenFrom = looked;
    countedAt = gave;
  }

  /** Records that the next page could not be read, and returns whether it failed before. */
  boolean failedBefore() {
    boolean again = next != null && next.equals(failedAt);
    failedAt = next;
    return again;
  }

  /** Returns whether the pages keep repeating the same rows. */
  boolean repeatsRows() {
    return repeatsRows;
  }

  /** Returns from when on changes can be missing from its rows, by MyCase's clock. */
  Instant unseenFrom() {
    return unseenFrom;
  }

  /** Returns whether no page has been read yet. */
  boolean isNew() {
    return isNew;
  }

  /**
   * Returns whether rows were deleted during the scan. Where MyCase numbers its pages, the rows
   * after a deleted one move up, and the first of the next page is never listed. A count that does
   * not grow by the rows created also reveals deletions at the same time as creations.
   *
   * @param found the rows that it found
   * @param before the rows known before it
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

  /** Returns the rows so far, in the order in which they were read, possibly with duplicates. */
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

  /** Returns whether another load can continue this scan. */
  boolean canContinue(Instant now) {
    return next != null && now.isBefore(began.plus(LINK_LIFE)) && !now.isBefore(began);
  }
}
