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
 * What is known of the connections that a client of the JDK keeps: for each origin, since when each
 * of them has carried nothing. That client reuses the one that is idle longest first.
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

  /** Returns how long the next connection to be reused has been idle; zero when there is none. */
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

  /** Takes one out for a request; returns false when there is none, so that one has to be made. */
  boolean take(URI uri) {
    ArrayDeque<Since> connections = idle.get(origin(uri));
    return connections != null && connections.pollFirst() != null;
  }

  /** Takes down that a connection has just brought an answer and is kept. */
  void add(URI uri) {
    idle.computeIfAbsent(origin(uri), origin -> new ArrayDeque<>())
        .addLast(new Since(ticker.getAsLong(), clock.instant()));
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
