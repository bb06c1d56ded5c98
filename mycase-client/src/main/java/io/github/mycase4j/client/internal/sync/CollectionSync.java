package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.core.Page;
import io.github.mycase4j.client.error.ApiException;
import io.github.mycase4j.client.error.ConnectionException;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.error.RateLimitedException;
import io.github.mycase4j.client.error.RequestSummary;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of a collection up to date: with a delta request where that is enough, else with
 * a full scan of all pages. Used by one thread.
 */
final class CollectionSync<T> {
  /** So few rows that reading them again takes less than a delta and a count. */
  private static final int FEW = 100;

  /** One page of rows is read again where a delta request would not show everything. */
  private static final int ONE_PAGE = 1000;

  /** How long rows count as complete where nothing reveals a deletion or a change. */
  static final Duration AGE_LIMIT = Duration.ofMinutes(5);

  /** MyCase dates responses, and perhaps changes, to the second. */
  private static final Duration DATE_PRECISION = Duration.ofSeconds(2);

  /** Waits until a row created before a scan no longer has the second in which the scan starts. */
  private static final Duration NEXT_SECOND = Duration.ofMillis(1100);

  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final Set<Integer> LINK_EXPIRED = Set.of(400, 404, 410, 422);

  private final CollectionType<T> kind;
  private final RowSource<T> source;
  private final InstantSource clock;
  private final SyncProgress<T> progress;
  private boolean restarted;

  /** The rows known before the next scan, which were therefore not created during it. */
  private RowSet<T> before;

  CollectionSync(
      CollectionType<T> kind, RowSource<T> source, InstantSource clock, SyncProgress<T> progress) {
    this.kind = kind;
    this.source = source;
    this.clock = clock;
    this.progress = progress;
    this.before = RowSet.of(kind, List.of());
  }

  /** Returns the rows as they are now. */
  SyncedRows<T> read(@Nullable SyncedRows<T> known) {
    long mismatch = known == null ? 0 : known.confirmedCountMismatch();
    before = known == null ? before : known.rows();
    if (known != null && progress.unfinished() == null && !needsFullScan(known)) {
      SyncedRows<T> seen = delta(known, mismatch);
      if (seen != null) {
        return seen;
      }
    }
    SyncedRows<T> scanned = fullScan();
    SyncedRows<T> settled = scanned.possiblyIncomplete() ? null : settle(scanned, mismatch);
    if (settled == null) {
      // Something was deleted meanwhile, or MyCase counts rows that it does not list: the second
      // scan shows which.
      mismatch = scanned.countMismatch();
      if (scanned.possiblyIncomplete()) {
        progress.rest(NEXT_SECOND);
      }
      scanned = fullScan();
      settled = settle(scanned, mismatch);
    }
    return settled == null ? scanned : settled;
  }

  private boolean needsFullScan(SyncedRows<T> known) {
    return known.rows().size() <= (isBlind(known) ? ONE_PAGE : FEW) || isTooOld(known);
  }

  private boolean isTooOld(SyncedRows<T> known) {
    Instant now = clock.instant();
    // A scan in the future means that the clock was set back, so its age is unknown.
    return (isBlind(known) || known.possiblyIncomplete())
        && (now.isAfter(known.scannedAt().plus(AGE_LIMIT)) || now.isBefore(known.scannedAt()));
  }

  /** Returns whether a delta request can miss a change or a deletion. */
  private boolean isBlind(SyncedRows<T> known) {
    return known.count() == null || kind.changed() == null;
  }

  /**
   * Adds the changes that happened during a scan.
   *
   * @param mismatch how many more rows MyCase counted than it listed when it was last asked
   * @return null when that needs another scan
   */
  private @Nullable SyncedRows<T> settle(SyncedRows<T> scanned, long mismatch) {
    boolean fresh =
        scanned.writes() == progress.writes()
            && !scanned.asOf().plus(FRESH).isBefore(clock.instant());
    long expected = scanned.countMismatch() == mismatch ? mismatch : 0;
    return fresh && scanned.countMismatch() == expected ? scanned : delta(scanned, expected);
  }

  /**
   * Requests what changed since.
   *
   * @param mismatch how many more rows MyCase may count than it lists
   * @return null when that is not enough
   */
  private @Nullable SyncedRows<T> delta(SyncedRows<T> known, long mismatch) {
    SyncedRows<T> state = known;
    // A row created between the delta and the count is counted only; a second delta finds it.
    for (int requests = 0; requests < 2; requests++) {
      Instant began = clock.instant();
      long writes = progress.writes();
      RowSet<T> rows = touched(changed(state));
      before = rows;
      Long count = known.count() == null ? null : count();
      if (count == null && known.count() != null) {
        return null;
      }
      Instant since = kind.changed() == null ? state.since() : since(rows, began);
      state =
          new SyncedRows<>(
              rows, since, count, began, known.scannedAt(), writes, known.possiblyIncomplete());
      if (count == null || state.countMismatch() == mismatch) {
        return state;
      }
      if (state.countMismatch() < mismatch || kind.changed() == null) {
        return null;
      }
    }
    return null;
  }

  private RowSet<T> changed(SyncedRows<T> state) {
    if (kind.changed() == null) {
      return state.rows();
    }
    List<T> changed = new ArrayList<>();
    Page<T> page = source.changedSince(state.since());
    while (page != null) {
      changed.addAll(page.items());
      page = page.next().orElse(null);
    }
    return state.rows().with(changed);
  }

  private RowSet<T> touched(RowSet<T> rows) {
    RowSet<T> now = rows;
    if (kind.single()) {
      for (long id : progress.touched()) {
        T row = source.find(id).orElse(null);
        now = row == null ? now.without(id) : now.with(List.of(row));
      }
    }
    return now;
  }

  /** Returns MyCase's count, which it sent before; null if it is missing even the second time. */
  private @Nullable Long count() {
    OptionalLong count = source.count();
    if (count.isEmpty()) {
      count = source.count();
    }
    return count.isPresent() ? count.getAsLong() : null;
  }

  /** Returns where the next delta starts: a row dated in the future must not hide others. */
  private static <T> Instant since(RowSet<T> rows, Instant latest) {
    Instant newest = rows.newest(latest);
    return newest == null ? latest.minus(FullScan.SKEW) : newest;
  }

  private SyncedRows<T> fullScan() {
    FullScan<T> unfinished = progress.unfinished();
    URI link =
        unfinished == null || !unfinished.canContinue(clock.instant()) ? null : unfinished.next();
    while (true) {
      try {
        if (unfinished != null && link != null) {
          return fullScan(unfinished, source.at(link));
        }
        FullScan<T> begun = newScan();
        progress.begin(begun);
        return fullScan(begun, source.first());
      } catch (ApiException | ConnectionException | IllegalArgumentException e) {
        // A link is illegal if an earlier process got it from another address of MyCase.
        FullScan<T> stopped = progress.unfinished();
        boolean expired =
            e instanceof IllegalArgumentException
                || (e instanceof ApiException response && LINK_EXPIRED.contains(response.status()));
        if (stopped == null || stopped.next() == null || restarted) {
          throw e;
        }
        if (!expired) {
          return scanAnew(stopped, e);
        }
        restarted = true;
        link = null;
      }
    }
  }

  /**
   * Starts a new scan if a page could not be read twice although MyCase returns the first page: its
   * link is broken then, and waiting does not help.
   */
  private SyncedRows<T> scanAnew(FullScan<T> stopped, RuntimeException failure) {
    if (failure instanceof RateLimitedException || !stopped.failedBefore()) {
      throw failure;
    }
    FullScan<T> begun = newScan();
    Page<T> first;
    try {
      first = source.first();
    } catch (ApiException | ConnectionException e) {
      failure.addSuppressed(e);
      throw failure;
    }
    restarted = true;
    progress.begin(begun);
    return fullScan(begun, first);
  }

  private FullScan<T> newScan() {
    return new FullScan<>(kind, clock.instant(), progress.writes());
  }

  private SyncedRows<T> fullScan(FullScan<T> unfinished, Page<T> first) {
    if (unfinished.isNew()) {
      Duration took = Duration.between(unfinished.began, clock.instant());
      Duration earlier = (took.isNegative() ? Duration.ZERO : took).plus(DATE_PRECISION);
      first.servedAt().ifPresent(at -> unfinished.beganAt(at.minus(earlier), at));
    }
    Page<T> page = first;
    while (true) {
      progress.add(unfinished, page);
      if (unfinished.repeatsRows()) {
        progress.begin(newScan());
        throw new MalformedResponseException(
            "MyCase's pages of " + kind.words() + " return the same rows again and again.",
            new RequestSummary("GET", "/" + kind.name(), 200, null, 1),
            null);
      }
      if (!page.hasNext()) {
        break;
      }
      page = page.next().orElseThrow();
    }
    RowSet<T> rows = RowSet.of(kind, unfinished.read());
    Instant since = since(rows, unfinished.unseenFrom());
    SyncedRows<T> state =
        new SyncedRows<>(
            rows,
            since,
            unfinished.total(),
            unfinished.began,
            unfinished.began,
            unfinished.writes,
            unfinished.lost(rows, before));
    before = rows;
    progress.scanned(state);
    return state;
  }
}
