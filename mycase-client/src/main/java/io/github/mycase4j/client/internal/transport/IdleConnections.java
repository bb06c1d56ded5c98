package io.github.mycase4j.client.internal.transport;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The idle connections of a JDK client: for each origin, since when each of them has been idle. The
 * client reuses the one that has been idle longest first.
 *
 * <p>Time is read from the date as well as from the ticker, which stands still on some systems
 * while the computer sleeps. Guarded by the lock of its {@link ClientPool}.
 */
final class IdleConnections {
  private final LongSupplier ticker;
  private final InstantSource clock;
  private final Map<String, ArrayDeque<Since>> idle = new HashMap<>();

  private record Since(long nanos, Instant date) {}

  IdleConnections(LongSupplier ticker, InstantSource clock) {
    this.ticker = ticker;
    this.clock = clock;
  }

  /** Returns how long the next connection to be reused has been idle; zero if there is none. */
  Duration longest(URI uri) {
    ArrayDeque<Since> connections = idle.get(origin(uri));
    Since first = connections == null ? null : connections.peekFirst();
    if (first == null) {
      return Duration.ZERO;
    }
    Duration byTicker = Duration.ofNanos(ticker.getAsLong() - first.nanos());
    Duration byDate = Duration.between(first.date(), clock.instant());
    return byTicker.compareTo(byDate) > 0 ? byTicker : byDate;
  }

  /**
   * Takes a connection for a request; returns false if there is none, so that one must be opened.
   */
  boolean take(URI uri) {
    ArrayDeque<Since> connections = idle.get(origin(uri));
    return connections != null && connections.pollFirst() != null;
  }

  /** Records that a connection has just received a response and is kept. */
  void add(URI uri) {
    idle.computeIfAbsent(origin(uri), origin -> new ArrayDeque<>())
        .addLast(new Since(ticker.getAsLong(), clock.instant()));
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
