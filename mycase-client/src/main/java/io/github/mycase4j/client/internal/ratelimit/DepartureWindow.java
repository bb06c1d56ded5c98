package io.github.mycase4j.client.internal.ratelimit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;

/** The latest departures in a sliding window with a maximum. Not thread-safe. */
final class DepartureWindow {

  /**
   * When a request left, or will leave.
   *
   * @param at the ticker's reading
   * @param order the position in the queue that a reservation stands for; zero for a request that
   *     has left, which counts against everybody
   */
  private record Departure(long at, long order) {}

  private static final long[] NONE = {};

  private final long length;
  private final ArrayDeque<Departure> departures = new ArrayDeque<>();
  private int reservations;
  private int limit;

  DepartureWindow(int limit, Duration length) {
    this.limit = limit;
    this.length = length.toNanos();
  }

  int limit() {
    return limit;
  }

  void limit(int other) {
    limit = other;
  }

  /** Records departures, which reservations may follow. */
  void add(int count, long at, long order, long now) {
    purge(now);
    ArrayDeque<Departure> later = new ArrayDeque<>();
    while (!departures.isEmpty() && departures.getLast().at - at > 0) {
      later.push(departures.removeLast());
    }
    for (int i = 0; i < count; i++) {
      departures.add(new Departure(at, order));
    }
    departures.addAll(later);
    reservations += order == 0 ? 0 : count;
  }

  private void purge(long now) {
    while (!departures.isEmpty() && now - departures.element().at >= length) {
      reservations -= departures.remove().order == 0 ? 0 : 1;
    }
  }

  /** Returns the orders of the reservations that still count, the lowest first. */
  long[] reservations(long now) {
    purge(now);
    return reservations == 0
        ? NONE
        : departures.stream()
            .mapToLong(Departure::order)
            .filter(order -> order > 0)
            .distinct()
            .sorted()
            .toArray();
  }

  /** Returns how many departures count against one that asks now. */
  int size(long order, long now) {
    purge(now);
    if (reservations == 0) {
      return departures.size();
    }
    return (int) departures.stream().filter(departure -> departure.order <= order).count();
  }

  /**
   * Returns how long until there is room, if all that is still to come goes as soon as it can.
   *
   * @param order reservations of a higher order do not count
   * @param share how many of the limit may be used
   * @param others how many permits are needed: those granted that have not left yet, those ahead,
   *     and those that are asked for
   */
  long wait(long order, int share, int others, long now) {
    int size = size(order, now);
    int tooMany = size + others - share;
    if (tooMany <= 0) {
      return 0;
    }
    if (tooMany <= size) {
      return Math.max(1, at(tooMany - 1, order) + length - now);
    }
    long rounds = (tooMany - 1L) / limit;
    int index = (tooMany - 1) % limit;
    long until = index < size ? at(index, order) + length - now : length;
    return Math.max(1, until + rounds * length);
  }

  /**
   * Returns how long until there is room, whatever requests that have not left do; a negative
   * number when that depends on them.
   */
  long certainWait(int others, long now) {
    int size = size(Long.MAX_VALUE, now);
    int tooMany = size + others - limit;
    if (tooMany <= 0) {
      return 0;
    }
    return tooMany <= size ? Math.max(1, at(tooMany - 1, Long.MAX_VALUE) + length - now) : -1;
  }

  private long at(int index, long order) {
    Iterator<Departure> all = departures.iterator();
    Departure departure = all.next();
    for (int i = departure.order <= order ? 0 : -1; i < index; ) {
      departure = all.next();
      i += departure.order <= order ? 1 : 0;
    }
    return departure.at;
  }
}
