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

/** Reads the pages of one list by following MyCase's links. */
final class Paginator<T> {
  private static final int MAX_PAGES = 10_000;

  /** An empty page may have a successor, often so for a login that may see little. */
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
   * A page to fetch, and the rows read before it.
   *
   * @param iteration the iteration that it belongs to
   */
  private record Place<T>(
      URI uri, int number, long read, @Nullable Long total, Iteration<T> iteration) {

    Place<T> then(URI next, long readBefore, @Nullable Long ofAll) {
      return new Place<>(next, number + 1, readBefore, ofAll, iteration);
    }

    boolean leadsBackTo(URI next) {
      Integer known = iteration.numbers().putIfAbsent(next, number + 1);
      return known != null && known <= number;
    }
  }

  /**
   * The state that the pages of one iteration share.
   *
   * @param numbers the numbers of the pages that links led to so far; a page can be fetched again,
   *     but none may lead to itself or to an earlier one
   * @param ahead the prefetched pages
   */
  private record Iteration<T>(ConcurrentMap<URI, Integer> numbers, PagePrefetcher<Rows<T>> ahead) {}

  /**
   * The previous page.
   *
   * @param ids the ids of its rows
   * @param empty the number of consecutive pages without rows up to it
   */
  @SuppressWarnings("ArrayRecordComponent") // It is compared here and nowhere else.
  private record Trail(long[] ids, int empty) {}

  /** The rows of a response and its headers. */
  private record Rows<T>(
      List<T> rows, @Nullable URI next, @Nullable Long total, @Nullable Instant servedAt) {}

  Page<T> first(URI uri) {
    Iteration<T> iteration =
        new Iteration<>(new ConcurrentHashMap<>(), new PagePrefetcher<>(api.view().loads()));
    iteration.numbers().put(uri, 1);
    return page(new Place<>(uri, 1, 0, null, iteration), new Trail(NO_IDS, 0));
  }

  private Page<T> page(Place<T> place, Trail before) {
    Rows<T> rows = place.iteration().ahead().take(place.uri(), () -> fetch(place));
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

  /** Links that are new each time may lead to the same page, or to nothing, forever. */
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
    place.iteration().ahead().begin(place.uri(), () -> fetch(place));
  }

  private Rows<T> fetch(Place<T> place) {
    Progress sofar = new Progress(what, place.read(), place.total(), Duration.ZERO);
    return api.page(
        place.uri(),
        sofar,
        head -> beginAfter(head, place),
        (exchange, response) -> rows(exchange, response, place));
  }

  /**
   * Starts fetching the page that the head of a response links to, while its rows are still
   * arriving. An invalid link is reported when the rows are read.
   */
  private void beginAfter(HttpTransport.Response head, Place<T> place) {
    if (!place.iteration().ahead().isActive()) {
      return;
    }
    Optional<URI> next;
    try {
      next = Links.next(head.headers("Link"), place.uri());
    } catch (URISyntaxException | IllegalArgumentException e) {
      next = Optional.empty();
    }
    next.filter(api::owns)
        .filter(uri -> isOfSameList(uri, place))
        .filter(uri -> place.number() < MAX_PAGES && !place.leadsBackTo(uri))
        // The number of rows on this page is not known yet.
        .ifPresent(uri -> begin(place.then(uri, Math.max(1, place.read()), total(head))));
  }

  private Rows<T> rows(Exchange<?> exchange, HttpTransport.Response response, Place<T> place) {
    List<T> rows = Json.readList(response.body(), row, exchange::checkpoint);
    if (id != null && rows.stream().anyMatch(r -> !ResponseCheck.isId(id.applyAsLong(r)))) {
      throw new MalformedResponseException(
          "MyCase's response to " + exchange.name() + " has a row without an id.",
          exchange.summary(),
          null);
    }
    exchange.countRows(rows.size());
    Long total = total(response);
    if (total == null && !response.header(COUNT).orElse("").isBlank()) {
      throw lost(exchange, "MyCase's count of " + what + " is not a number.");
    }
    return new Rows<>(rows, next(exchange, response, place).orElse(null), total, date(response));
  }

  private Optional<URI> next(
      Exchange<?> exchange, HttpTransport.Response response, Place<T> place) {
    Optional<URI> next;
    try {
      next = Links.next(response.headers("Link"), place.uri());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw lost(
          exchange, "MyCase's link to the next page of " + what + " is not a valid address.");
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
      throw lost(exchange, "MyCase's links through the pages of " + what + " form a circle.");
    }
    return next;
  }

  private static boolean isOfSameList(URI next, Place<?> place) {
    return Objects.equals(next.getPath(), place.uri().getPath());
  }

  private static MalformedResponseException lost(Exchange<?> exchange, String message) {
    return new MalformedResponseException(message, exchange.summary(), null);
  }

  private static @Nullable Long total(HttpTransport.Response response) {
    String text = response.header(COUNT).orElse("").trim();
    return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
  }

  private static @Nullable Instant date(HttpTransport.Response response) {
    try {
      return response
          .header("Date")
          .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from))
          .orElse(null);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
