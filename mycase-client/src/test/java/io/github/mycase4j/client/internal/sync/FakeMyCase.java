package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.Page;
import io.github.mycase4j.client.error.ApiException;
import io.github.mycase4j.client.error.RequestSummary;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.testsupport.MutableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * MyCase in memory, as one collection sees it: rows that come, change and go, pages that lead to
 * each other, and a log of what was asked. Something can be made to happen before a request.
 */
final class FakeMyCase {
  static final CollectionType<PracticeArea> KIND =
      CollectionType.of(
              "practice_areas",
              PracticeArea.class,
              PracticeArea::id,
              PracticeArea::createdAt,
              PracticeArea::updatedAt)
          .withSingles();

  /** The same rows where MyCase has no filter for what was changed. */
  static final CollectionType<PracticeArea> UNDATED =
      CollectionType.of(
          "practice_areas", PracticeArea.class, PracticeArea::id, PracticeArea::createdAt, null);

  private static final int ENDLESS = 1000;
  private static final String LINK = "https://mycase.example.com/v1/practice_areas?page_token=";

  private final MutableClock clock;
  private final TreeMap<Long, PracticeArea> rows = new TreeMap<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Map<String, Runnable> hooks = new ConcurrentHashMap<>();
  private int asked;

  int pageSize = 50;

  /** Rows that are counted and never listed. */
  long hidden;

  boolean counts = true;

  /** Whether a page begins so many rows from the start, rather than after the last id. */
  boolean offsets;

  /** Whether every page leads on, by a link of its own, and has the first rows. */
  boolean endless;

  Duration ahead = Duration.ZERO;

  /** Whether a page says when it was served. */
  boolean tellsTime;

  FakeMyCase(MutableClock clock) {
    this.clock = clock;
  }

  /** Creates the rows 1 to n, each a second younger than the one before, of the day before. */
  FakeMyCase fill(int n) {
    for (int i = 1; i <= n; i++) {
      put(i, "area " + i, MutableClock.START.minus(Duration.ofDays(1)).plusSeconds(i));
    }
    return this;
  }

  private Instant servedAt() {
    return tellsTime ? clock.instant().plus(ahead).truncatedTo(ChronoUnit.SECONDS) : null;
  }

  synchronized void put(long id, String name, Instant updatedAt) {
    PracticeArea before = rows.get(id);
    Instant createdAt = before == null ? updatedAt : before.createdAt();
    rows.put(id, new PracticeArea(id, name, createdAt, updatedAt, Map.of()));
  }

  /** Creates or changes a row now. */
  void put(long id, String name) {
    put(id, name, clock.instant().plus(ahead));
  }

  /** Changes a row, and dates it no anew. */
  synchronized void putUndated(long id, String name) {
    put(id, name, rows.get(id).updatedAt());
  }

  synchronized void delete(long id) {
    rows.remove(id);
  }

  /** Deletes a row and creates another, so that there are as many. */
  void replace(long deleted, long created) {
    delete(deleted);
    put(created, "created");
  }

  /** Replaces a row during the next scan, and one during the scan after it. */
  void replaceDuringTwoScans() {
    before(
        "at 50",
        () -> {
          replace(3, 151);
          before("at 100", () -> before("at 50", () -> replace(4, 152)));
        });
  }

  /** Does something before such a request is answered, once. */
  void before(String request, Runnable action) {
    hooks.put(request, action);
  }

  void failAt(String request, RuntimeException failure) {
    before(
        request,
        () -> {
          throw failure;
        });
  }

  /** Returns what was asked since the last time. */
  synchronized List<String> asked() {
    List<String> all = List.copyOf(log);
    List<String> latest = all.subList(asked, all.size());
    asked = all.size();
    return latest;
  }

  int requests() {
    return log.size();
  }

  RowSource<PracticeArea> source(CallOptions options, AtomicLong sent) {
    return new Asking(options, sent);
  }

  static ServerException failure() {
    return new ServerException(
        "MyCase failed.", new RequestSummary("GET", "/practice_areas", 503, null, 3), null);
  }

  static ApiException answered(int status) {
    return new ApiException(
        "MyCase said no.", new RequestSummary("GET", "/practice_areas", status, null, 1), null);
  }

  private final class Asking implements RowSource<PracticeArea> {
    private final CallOptions options;
    private final AtomicLong sent;

    Asking(CallOptions options, AtomicLong sent) {
      this.options = options;
      this.sent = sent;
    }

    private void ask(String request) {
      options.cancellation().check();
      sent.incrementAndGet();
      log.add(request);
      if (log.size() > ENDLESS) {
        throw new AssertionError("the requests do not end");
      }
      // What is changed with one date or another is asked for alike.
      Runnable hook = hooks.remove(request.startsWith("since") ? "since" : request);
      if (hook != null) {
        hook.run();
      }
      options.cancellation().check();
    }

    @Override
    public Page<PracticeArea> first() {
      ask("first");
      return page(start(), Instant.MIN, true);
    }

    @Override
    public Page<PracticeArea> at(URI link) {
      if (!link.toString().startsWith(LINK)) {
        throw new IllegalArgumentException("the link leads to another host");
      }
      String token = link.toString().substring(LINK.length());
      ask("at " + token);
      return page(Long.parseLong(token), Instant.MIN, true);
    }

    @Override
    public Page<PracticeArea> changedSince(Instant instant) {
      ask("since " + instant);
      return page(start(), instant, false);
    }

    @Override
    public OptionalLong count() {
      ask("count");
      synchronized (FakeMyCase.this) {
        return counts ? OptionalLong.of(rows.size() + hidden) : OptionalLong.empty();
      }
    }

    @Override
    public Optional<PracticeArea> find(long id) {
      ask("find " + id);
      synchronized (FakeMyCase.this) {
        return Optional.ofNullable(rows.get(id));
      }
    }

    private Page<PracticeArea> page(long place, Instant since, boolean linked) {
      synchronized (FakeMyCase.this) {
        List<PracticeArea> listed = new ArrayList<>();
        for (PracticeArea row : rows.values()) {
          if (!row.updatedAt().isBefore(since) && (offsets || row.id() > place)) {
            listed.add(row);
          }
        }
        int from = offsets ? (int) Math.min(place, listed.size()) : 0;
        int to = Math.min(from + pageSize, listed.size());
        List<PracticeArea> page = listed.subList(from, to);
        Long total = counts ? (Long) (rows.size() + hidden) : null;
        if (endless) {
          long next = place == start() ? 1 : place + 1;
          List<PracticeArea> some = rows.values().stream().limit(pageSize - next % 2).toList();
          return new Page<>(some, total, null, link(next), () -> at(link(next)));
        }
        if (to == listed.size()) {
          return new Page<>(page, total, null);
        }
        long next = offsets ? to : page.get(page.size() - 1).id();
        return new Page<>(
            page, total, servedAt(), link(next), () -> following(next, since, linked));
      }
    }

    private long start() {
      return offsets ? 0 : Long.MIN_VALUE;
    }

    private Page<PracticeArea> following(long place, Instant since, boolean linked) {
      if (linked) {
        return at(link(place));
      }
      ask("more");
      return page(place, since, false);
    }

    private URI link(long place) {
      return URI.create(LINK + place);
    }
  }
}
