package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.Page;
import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.error.RequestSummary;
import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Walks the pages of one list by MyCase's links. */
final class Paginator<T> {
  private static final int MAX_PAGES = 10_000;

  /** An empty page may lead on, and may do so often where a login may see little. */
  private static final int MAX_EMPTY = 500;

  private static final String COUNT = "Item-Count";
  private static final long[] NO_IDS = {};

  private final HttpApi api;
  private final String what;
  private final Class<T> row;
  private final @Nullable ToLongFunction<T> id;

  Paginator(HttpApi api, String what, Class<T> row, @Nullable ToLongFunction<T> id) {
    this.api = api;
    this.what = what;
    this.row = row;
    this.id = id;
  }

  /**
   * A page to fetch, and what came before it.
   *
   * @param walk what it belongs to
   */
  private record Place<T>(URI uri, int number, long read, @Nullable Long total, Walk<T> walk) {

    Place<T> then(URI next, long readBefore, @Nullable Long ofAll) {
      return new Place<>(next, number + 1, readBefore, ofAll, walk);
    }

    boolean leadsBackTo(URI next) {
      Integer known = walk.numbers().putIfAbsent(next, number + 1);
      return known != null && known <= number;
    }
  }

  /**
   * What the pages of one walk share.
   *
   * @param numbers of the pages that it was led to so far; a page can be fetched again, but none
   *     may lead to itself or to an earlier one
   * @param ahead the fetches of pages that nobody has asked for yet
   */
  private record Walk<T>(ConcurrentMap<URI, Integer> numbers, PagePrefetcher<Rows<T>> ahead) {}

  /**
   * What the page before brought.
   *
   * @param ids of its rows
   * @param empty how many pages up to it had no rows
   */
  @SuppressWarnings("ArrayRecordComponent") // It is compared here and nowhere else.
  private record Trail(long[] ids, int empty) {}

  /** The rows of an answer and what its headers say. */
  private record Rows<T>(
      List<T> rows, @Nullable URI next, @Nullable Long total, @Nullable Instant servedAt) {}

  Page<T> first(URI uri) {
    Walk<T> walk = new Walk<>(new ConcurrentHashMap<>(), new PagePrefetcher<>(api.view().loads()));
    walk.numbers().put(uri, 1);
    return page(new Place<>(uri, 1, 0, null, walk), new Trail(NO_IDS, 0));
  }

  private Page<T> page(Place<T> place, Trail before) {
    Rows<T> rows = place.walk().ahead().take(place.uri(), () -> fetch(place));
    Trail trail = after(before, rows.rows());
    checkThatItEnds(place, rows, before, trail);
    long read = place.read() + rows.rows().size();
    Long total = rows.total() == null ? place.total() : rows.total();
    api.view().options().progress().onProgress(new Progress(what, read, total, Duration.ZERO));
    URI next = rows.next();
    if (next == null) {
      return new Page<>(rows.rows(), total, rows.servedAt(), null, null);
    }
    Place<T> then = place.then(next, read, total);
    begin(then);
    return new Page<>(rows.rows(), total, rows.servedAt(), next, () -> page(then, trail));
  }

  private Trail after(Trail before, List<T> rows) {
    ToLongFunction<T> idOf = id;
    return rows.isEmpty()
        ? new Trail(NO_IDS, before.empty() + 1)
        : new Trail(idOf == null ? NO_IDS : rows.stream().mapToLong(idOf).toArray(), 0);
  }

  /** Links that are new each time may lead to the same page, or to nothing, for ever. */
  private void checkThatItEnds(Place<T> place, Rows<T> rows, Trail before, Trail now) {
    boolean same = now.ids().length > 0 && Arrays.equals(now.ids(), before.ids());
    if (rows.next() != null && (same || now.empty() >= MAX_EMPTY)) {
      throw new MalformedResponseException(
          "MyCase's pages of " + what + (same ? " bring the same rows again." : " do not end."),
          new RequestSummary("GET", api.pathOf(place.uri()), 200, null, 1),
          null);
    }
  }

  private void begin(Place<T> place) {
    place.walk().ahead().begin(place.uri(), () -> fetch(place));
  }

  private Rows<T> fetch(Place<T> place) {
    Progress sofar = new Progress(what, place.read(), place.total(), Duration.ZERO);
    return api.page(
        place.uri(),
        sofar,
        head -> beginAfter(head, place),
        (exchange, answer) -> rows(exchange, answer, place));
  }

  /**
   * Begins with the page that the head of an answer leads to, while the rows are still on their
   * way. What is wrong with the link is said when they are read.
   */
  private void beginAfter(HttpTransport.Response head, Place<T> place) {
    Optional<URI> next;
    try {
      next = Links.next(head.headers("Link"), place.uri());
    } catch (URISyntaxException | IllegalArgumentException e) {
      next = Optional.empty();
    }
    next.filter(api::owns)
        .filter(uri -> isOfSameList(uri, place))
        .filter(uri -> place.number() < MAX_PAGES && !place.leadsBackTo(uri))
        // How many rows this page has is not known yet; some are read before the next.
        .ifPresent(uri -> begin(place.then(uri, Math.max(1, place.read()), total(head))));
  }

  private Rows<T> rows(Exchange<?> exchange, HttpTransport.Response answer, Place<T> place) {
    List<T> rows = Json.readList(answer.body(), row, exchange::checkpoint);
    if (id != null && rows.stream().anyMatch(r -> !ResponseCheck.isId(id.applyAsLong(r)))) {
      throw new MalformedResponseException(
          "MyCase's answer to " + exchange.name() + " has a row without an id.",
          exchange.summary(),
          null);
    }
    exchange.countRows(rows.size());
    Long total = total(answer);
    if (total == null && !answer.header(COUNT).orElse("").isBlank()) {
      throw lost(exchange, "MyCase's count of " + what + " is no number.");
    }
    return new Rows<>(rows, next(exchange, answer, place).orElse(null), total, date(answer));
  }

  private Optional<URI> next(Exchange<?> exchange, HttpTransport.Response answer, Place<T> place) {
    Optional<URI> next;
    try {
      next = Links.next(answer.headers("Link"), place.uri());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw lost(exchange, "MyCase's link to the next page of " + what + " is no address.");
    }
    if (next.isPresent() && !api.owns(next.get())) {
      throw lost(
          exchange,
          "MyCase sent a link to another host for the next page of "
              + what
              + "; it was not followed.");
    }
    if (next.isPresent() && !isOfSameList(next.get(), place)) {
      throw lost(
          exchange,
          "MyCase sent a link to another list for the next page of "
              + what
              + "; it was not followed.");
    }
    if (next.isPresent() && place.number() >= MAX_PAGES) {
      throw lost(exchange, "MyCase's pages of " + what + " do not end.");
    }
    if (next.isPresent() && place.leadsBackTo(next.get())) {
      throw lost(
          exchange, "MyCase's links through the pages of " + what + " go round in a circle.");
    }
    return next;
  }

  private static boolean isOfSameList(URI next, Place<?> place) {
    return Objects.equals(next.getPath(), place.uri().getPath());
  }

  private static MalformedResponseException lost(Exchange<?> exchange, String message) {
    return new MalformedResponseException(message, exchange.summary(), null);
  }

  private static @Nullable Long total(HttpTransport.Response answer) {
    String text = answer.header(COUNT).orElse("").trim();
    return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
  }

  private static @Nullable Instant date(HttpTransport.Response answer) {
    try {
      return answer
          .header("Date")
          .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from))
          .orElse(null);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
