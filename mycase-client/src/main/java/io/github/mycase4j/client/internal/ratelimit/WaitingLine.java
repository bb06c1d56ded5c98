package io.github.mycase4j.client.internal.ratelimit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests that wait for a permit, in the order of service: bulk loads after all others,
 * callers in turn, and the requests of one caller in the order in which they came.
 *
 * <p>Turns are rounds: a round has one request of each caller, and a lower round goes first. A new
 * request joins the round that is being served, unless its caller has requests in it or after it.
 * So a request waits for at most one request of each other caller, besides those that its own
 * caller has before it.
 *
 * <p>Not thread-safe.
 */
final class WaitingLine {
  private final List<Waiter> waiters = new ArrayList<>();
  private long arrivals;
  private long lastRoundOfCalls;
  private long lastRoundOfLoads;

  /**
   * A waiting request.
   *
   * @param arrival the position in the order of arrival, reservations included
   */
  record Waiter(Caller caller, boolean loading, int permits, long arrival, long round) {
    /** Returns whether it goes before another; never before itself. */
    boolean isBefore(Waiter other, long[] reservations) {
      if (loading != other.loading) {
        return other.loading;
      }
      int era = loading ? 0 : era(reservations);
      int otherEra = loading ? 0 : other.era(reservations);
      if (era != otherEra) {
        return era < otherEra;
      }
      return round < other.round || (round == other.round && arrival < other.arrival);
    }

    /** Returns how many reservations were made before it came. */
    private int era(long[] reservations) {
      int era = 0;
      while (era < reservations.length && reservations[era] < arrival) {
        era++;
      }
      return era;
    }
  }

  /** Returns the number of a new arrival. */
  long arrive() {
    arrivals++;
    return arrivals;
  }

  Waiter join(Caller caller, boolean loading, int permits) {
    long round = caller.next(loading);
    long served = Long.MAX_VALUE;
    for (Waiter each : waiters) {
      if (each.loading == loading) {
        served = Math.min(served, each.round);
        round = each.caller == caller ? Math.max(round, each.round + each.permits) : round;
      }
    }
    if (served == Long.MAX_VALUE) {
      served = 1 + (loading ? lastRoundOfLoads : lastRoundOfCalls);
    }
    Waiter waiter = new Waiter(caller, loading, permits, arrive(), Math.max(round, served));
    waiters.add(waiter);
    return waiter;
  }

  /** Removes a waiter that has given up; returns whether it was in the line. */
  boolean leave(Waiter waiter) {
    return waiters.remove(waiter);
  }

  /** Removes a waiter that got its permits, and moves the next turn of its caller back. */
  void serve(Waiter waiter) {
    waiters.remove(waiter);
    waiter.caller.next(waiter.loading, waiter.round + waiter.permits);
    if (waiter.loading) {
      lastRoundOfLoads = Math.max(lastRoundOfLoads, waiter.round);
    } else {
      lastRoundOfCalls = Math.max(lastRoundOfCalls, waiter.round);
    }
  }

  int size() {
    return waiters.size();
  }

  /**
   * Returns how many permits go to other requests before one.
   *
   * @param one the request; null for a reservation that is made now
   * @param reservations the arrivals of the reservations that count, in order. Each was promised
   *     with room for the requests that were there before, so later requests go after them
   */
  int ahead(@Nullable Waiter one, long... reservations) {
    int ahead = 0;
    for (Waiter other : waiters) {
      boolean first = one == null ? !other.loading : other.isBefore(one, reservations);
      ahead += first ? other.permits : 0;
    }
    return ahead;
  }

  /** Returns how many permits bulk loads wait for. */
  int loads() {
    int permits = 0;
    for (Waiter each : waiters) {
      permits += each.loading ? each.permits : 0;
    }
    return permits;
  }
}
