package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.collection.RowFilter;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.core.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A snapshot of the rows of a collection. */
final class RowSetSnapshot<T> implements Snapshot<T> {
  private static final Duration LEAST_WAIT = Duration.ofSeconds(5);
  private static final Duration USUAL_WAIT = Duration.ofSeconds(15);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final RowSet<T> rows;
  private final Instant asOf;
  private final Snapshot.@Nullable Incompleteness incompleteness;
  private final Runnable check;

  private RowSetSnapshot(
      RowSet<T> rows,
      Instant asOf,
      Snapshot.@Nullable Incompleteness incompleteness,
      Runnable check) {
    this.check = check;
    this.rows = rows;
    this.asOf = asOf;
    this.incompleteness = incompleteness;
  }

  /**
   * Returns the rows; if MyCase counts rows that it does not list, they are incomplete.
   *
   * @param check runs from time to time while the rows are iterated
   */
  static <T> Snapshot<T> of(CollectionType<T> kind, SyncedRows<T> state, Runnable check) {
    Snapshot.Incompleteness incompleteness = null;
    if (state.countMismatch() != 0) {
      incompleteness =
          new Snapshot.Incompleteness(
              String.format(
                  Locale.ROOT,
                  "MyCase counts %,d %s but lists %,d.",
                  state.count(),
                  kind.words(),
                  state.rows().size()),
              state.rows().size(),
              state.count(),
              LONGEST_WAIT);
    }
    if (incompleteness == null && state.possiblyIncomplete()) {
      incompleteness =
          new Snapshot.Incompleteness(
              "Some "
                  + kind.words()
                  + " were deleted while all were read, so that others may be missing; all are read"
                  + " again in a few minutes.",
              state.rows().size(),
              state.count(),
              LONGEST_WAIT);
    }
    return new RowSetSnapshot<>(state.rows(), state.asOf(), incompleteness, check);
  }

  /**
   * Returns the rows read so far during the first scan.
   *
   * @param began when the scan began; no row is older
   */
  static <T> Snapshot<T> partial(
      CollectionType<T> kind, List<T> read, Instant began, Progress progress, Runnable check) {
    return of(RowSet.of(kind, read), began, soFar(kind, progress), progress, check);
  }

  /** Returns the previous rows while they are brought up to date. */
  static <T> Snapshot<T> old(
      CollectionType<T> kind, SyncedRows<T> known, Progress progress, Instant now, Runnable check) {
    String reason =
        String.format(
            Locale.ROOT,
            "These are the %s as they were %,d seconds ago; what changed since is being read.",
            kind.words(),
            Math.max(0, Duration.between(known.asOf(), now).toSeconds()));
    String more = progress.rowsRead() == 0 ? "" : " " + soFar(kind, progress);
    return of(known.rows(), known.asOf(), reason + more, progress, check);
  }

  private static <T> Snapshot<T> of(
      RowSet<T> rows, Instant asOf, String why, Progress progress, Runnable check) {
    return new RowSetSnapshot<>(
        rows,
        asOf,
        new Snapshot.Incompleteness(why, progress.rowsRead(), progress.rowCount(), wait(progress)),
        check);
  }

  private static String soFar(CollectionType<?> kind, Progress progress) {
    String read =
        progress.rowCount() == null
            ? String.format(
                Locale.ROOT, "%,d %s are read so far", progress.rowsRead(), kind.words())
            : String.format(
                Locale.ROOT,
                "%,d of %,d %s are read so far",
                progress.rowsRead(),
                progress.rowCount(),
                kind.words());
    Duration left = progress.remaining();
    String time = "";
    if (left != null) {
      time =
          left.compareTo(Duration.ofSeconds(90)) < 0
              ? ", about " + Math.max(1, left.toSeconds()) + " seconds are left"
              : ", about " + left.plusSeconds(30).toMinutes() + " minutes are left";
    }
    return read + time + "; reading continues.";
  }

  private static Duration wait(Progress progress) {
    Duration left = progress.remaining();
    if (left == null) {
      return USUAL_WAIT;
    }
    Duration bounded = left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left;
    return bounded.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : bounded;
  }

  @Override
  public List<T> rows() {
    return new CheckedRows<>(rows.all(), check);
  }

  @Override
  public List<T> rows(RowFilter selection) {
    return new CheckedRows<>(rows.select(selection, check), check);
  }

  @Override
  public List<T> unreadable() {
    return rows.unreadable(check);
  }

  @Override
  public Optional<T> find(long id) {
    return rows.find(id);
  }

  @Override
  public Instant asOf() {
    return asOf;
  }

  @Override
  public Optional<Snapshot.Incompleteness> incompleteness() {
    return Optional.ofNullable(incompleteness);
  }

  @Override
  public String toString() {
    return "Snapshot[rows=" + rows.size() + ", asOf=" + asOf + "]";
  }
}
