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
 * Brings what is known of a collection up to date: by a look at what changed where that is enough,
 * else by a walk through all pages. Used by one thread.
 */
final class CollectionSync<T> {
  /** So few rows are read again with less effort than two looks take. */
  private static final int FEW = 100;

  /** A page is read again where a look would not see everything. */
  private static final int ONE_PAGE = 1000;

  /** How long rows are taken for whole where nothing betrays a deletion or a change. */
  static final Duration AGE_LIMIT = Duration.ofMinutes(5);

  /** MyCase tells the time of an answer in whole seconds, and changes perhaps so as well. */
  private static final Duration DATE_PRECISION = Duration.ofSeconds(2);

  /** What was created before a walk must not have the second that MyCase gives its start as. */
  private static final Duration NEXT_SECOND = Duration.ofMillis(1100);

  /** How far MyCase's clock may be behind ours, where no row tells. */
  private static final Duration SKEW = Duration.ofMinutes(15);

  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final Set<Integer> LINK_EXPIRED = Set.of(400, 404, 410, 422);

  private final CollectionType<T> kind;
  private final RowSource<T> source;
  private final InstantSource clock;
  private final SyncProgress<T> desk;
  private boolean restarted;

  /** What was seen before the walk that is to come, and so was not created during it. */
  private RowSet<T> before;

  CollectionSync(
      CollectionType<T> kind, RowSource<T> source, InstantSource clock, SyncProgress<T> desk) {
    this.kind = kind;
    this.source = source;
    this.clock = clock;
    this.desk = desk;
    this.before = RowSet.of(kind, List.of());
  }

  /** Returns what is known now. */
  SyncedRows<T> read(@Nullable SyncedRows<T> known) {
    long surplus = known == null ? 0 : known.confirmedCountMismatch();
    before = known == null ? before : known.rows();
    if (known != null && desk.half() == null && !isWalkedAnyway(known)) {
      SyncedRows<T> seen = look(known, surplus);
      if (seen != null) {
        return seen;
      }
    }
    SyncedRows<T> walked = walk();
    SyncedRows<T> settled = walked.possiblyIncomplete() ? null : settle(walked, surplus);
    if (settled == null) {
      // Something was deleted meanwhile, or MyCase counts what it does not list: the second walk
      // tells which.
      surplus = walked.countMismatch();
      if (walked.possiblyIncomplete()) {
        desk.rest(NEXT_SECOND);
      }
      walked = walk();
      settled = settle(walked, surplus);
    }
    return settled == null ? walked : settled;
  }

  private boolean isWalkedAnyway(SyncedRows<T> known) {
    return known.rows().size() <= (isBlind(known) ? ONE_PAGE : FEW) || isTooOld(known);
  }

  private boolean isTooOld(SyncedRows<T> known) {
    Instant now = clock.instant();
    // A walk in the future is of a clock that was set back: its age is not known.
    return (isBlind(known) || known.possiblyIncomplete())
        && (now.isAfter(known.walkedAt().plus(AGE_LIMIT)) || now.isBefore(known.walkedAt()));
  }

  /** Tells whether a look can miss a change or a deletion. */
  private boolean isBlind(SyncedRows<T> known) {
    return known.count() == null || kind.changed() == null;
  }

  /**
   * Adds to a walk what happened while it went on.
   *
   * @param surplus how many more rows MyCase counted than it listed when it was last asked
   * @return null when that needs another walk
   */
  private @Nullable SyncedRows<T> settle(SyncedRows<T> walked, long surplus) {
    boolean fresh =
        walked.writes() == desk.writes() && !walked.asOf().plus(FRESH).isBefore(clock.instant());
    long expected = walked.countMismatch() == surplus ? surplus : 0;
    return fresh && walked.countMismatch() == expected ? walked : look(walked, expected);
  }

  /**
   * Looks at what changed since.
   *
   * @param surplus how many more rows MyCase may count than it lists
   * @return null when that is not enough
   */
  private @Nullable SyncedRows<T> look(SyncedRows<T> known, long surplus) {
    SyncedRows<T> state = known;
    // What is created between the two requests is counted only; a second look finds it.
    for (int looks = 0; looks < 2; looks++) {
      Instant began = clock.instant();
      long writes = desk.writes();
      RowSet<T> rows = touched(changed(state));
      before = rows;
      Long count = known.count() == null ? null : count();
      if (count == null && known.count() != null) {
        return null;
      }
      Instant since = kind.changed() == null ? state.since() : since(rows, began);
      state =
          new SyncedRows<>(
              rows, since, count, began, known.walkedAt(), writes, known.possiblyIncomplete());
      if (count == null || state.countMismatch() == surplus) {
        return state;
      }
      if (state.countMismatch() < surplus || kind.changed() == null) {
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
      for (long id : desk.touched()) {
        T row = source.find(id).orElse(null);
        now = row == null ? now.without(id) : now.with(List.of(row));
      }
    }
    return now;
  }

  /** Returns MyCase's count, which was there before; null when it is not even the second time. */
  private @Nullable Long count() {
    OptionalLong count = source.count();
    if (count.isEmpty()) {
      count = source.count();
    }
    return count.isPresent() ? count.getAsLong() : null;
  }

  /** From when on changes are to be asked for: a row dated ahead of time must not hide others. */
  private static <T> Instant since(RowSet<T> rows, Instant latest) {
    Instant newest = rows.newest(latest);
    return newest == null ? latest.minus(SKEW) : newest;
  }

  private SyncedRows<T> walk() {
    FullScan<T> half = desk.half();
    URI link = half == null || !half.canGoOn(clock.instant()) ? null : half.next();
    while (true) {
      try {
        if (half != null && link != null) {
          return walk(half, source.at(link));
        }
        FullScan<T> begun = unbegun();
        desk.begin(begun);
        return walk(begun, source.first());
      } catch (ApiException | ConnectionException | IllegalArgumentException e) {
        // An illegal link is one that an earlier process got at another address of MyCase.
        FullScan<T> stopped = desk.half();
        boolean expired =
            e instanceof IllegalArgumentException
                || (e instanceof ApiException response && LINK_EXPIRED.contains(response.status()));
        if (stopped == null || stopped.next() == null || restarted) {
          throw e;
        }
        if (!expired) {
          return walkAnew(stopped, e);
        }
        restarted = true;
        link = null;
      }
    }
  }

  /**
   * Begins anew where a page cannot be read for the second time though MyCase gives the first: what
   * leads there is broken then, and no waiting will mend it.
   */
  private SyncedRows<T> walkAnew(FullScan<T> stopped, RuntimeException failure) {
    if (failure instanceof RateLimitedException || !stopped.failsAgain()) {
      throw failure;
    }
    FullScan<T> begun = unbegun();
    Page<T> first;
    try {
      first = source.first();
    } catch (ApiException | ConnectionException e) {
      failure.addSuppressed(e);
      throw failure;
    }
    restarted = true;
    desk.begin(begun);
    return walk(begun, first);
  }

  private FullScan<T> unbegun() {
    return new FullScan<>(kind, clock.instant(), desk.writes());
  }

  private SyncedRows<T> walk(FullScan<T> half, Page<T> first) {
    if (half.isNew()) {
      Duration took = Duration.between(half.began, clock.instant());
      Duration earlier = (took.isNegative() ? Duration.ZERO : took).plus(DATE_PRECISION);
      first.servedAt().ifPresent(at -> half.beganAt(at.minus(earlier), at));
    }
    Page<T> page = first;
    while (true) {
      desk.add(half, page);
      if (half.goesRound()) {
        desk.begin(unbegun());
        throw new MalformedResponseException(
            "MyCase's pages of " + kind.words() + " bring the same rows again and again.",
            new RequestSummary("GET", "/" + kind.name(), 200, null, 1),
            null);
      }
      if (!page.hasNext()) {
        break;
      }
      page = page.next().orElseThrow();
    }
    RowSet<T> rows = RowSet.of(kind, half.read());
    Instant since = since(rows, half.unseenFrom());
    SyncedRows<T> state =
        new SyncedRows<>(
            rows,
            since,
            half.total(),
            half.began,
            half.began,
            half.writes,
            half.lost(rows, before));
    before = rows;
    desk.walked(state);
    return state;
  }
}
