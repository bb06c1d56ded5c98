package io.github.mycase4j.client.internal.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps requests under two limits: so many in any 60 seconds, and 25 in any one second, which is
 * what MyCase documents. Who is given more than 25 times 60 a minute is given more than 25 a
 * second; then the second limit begins to hold when MyCase refuses a request as one too many.
 *
 * <p>Both slide: they hold for every stretch of that length, wherever it begins. Who asked first
 * goes first; but the further pages of a collection that loads come after all others, and leave a
 * sixth of the minute's requests to them, so that a question can be answered meanwhile.
 *
 * <p>Thread safe; it never waits itself.
 */
public final class RateLimit {
  private static final int PER_SECOND = 25;
  private static final int SHARE_LEFT_BY_LOADING = 6;

  private final Window minute;
  private final Window second = new Window(PER_SECOND, 0, Duration.ofSeconds(1));
  private List<Window> windows;
  private final List<Turn> queue = new ArrayList<>();

  /**
   * Creates a limit of which nothing is used.
   *
   * @param perMinute requests in any 60 seconds, at least one
   */
  public RateLimit(int perMinute) {
    if (perMinute < 1) {
      throw new IllegalArgumentException("requestsPerMinute must be at least 1, not " + perMinute);
    }
    minute = new Window(perMinute, perMinute / SHARE_LEFT_BY_LOADING, Duration.ofMinutes(1));
    windows = perMinute > PER_SECOND * 60 ? List.of(minute) : List.of(minute, second);
  }

  /** Takes down that MyCase refused a request as one too many. */
  void refused() {
    synchronized (queue) {
      windows = List.of(minute, second);
    }
  }

  /** Joins the end of the queue. */
  Turn queue() {
    return queue(false);
  }

  /** Joins the end of the queue, or of those in it who load. */
  Turn queue(boolean loading) {
    Turn turn = new Turn(loading);
    synchronized (queue) {
      queue.add(turn);
    }
    return turn;
  }

  /** Lets a request go if it may go at once and nobody else waits; returns whether it may. */
  boolean takeNow(boolean loading, long now) {
    try (Turn turn = queue(loading)) {
      boolean may = turn.take(now).isZero();
      if (may) {
        turn.leave(now);
      }
      return may;
    }
  }

  /**
   * A place in the queue. Closing it gives it back, unless the request has left by then. Used by
   * one thread.
   */
  final class Turn implements AutoCloseable {
    private final boolean loading;
    private long start;
    private boolean taken;

    Turn(boolean loading) {
      this.loading = loading;
    }

    /**
     * Takes the turn when it has come.
     *
     * @return zero when the request may go now; else how long to wait before asking again
     */
    Duration take(long now) {
      synchronized (queue) {
        int ahead = ahead();
        long wait = 0;
        for (Window window : windows) {
          wait = Math.max(wait, window.wait(ahead, loading, now));
        }
        if (wait == 0) {
          queue.remove(this);
          windows.forEach(w -> w.add(now));
          start = now;
          taken = true;
        }
        return Duration.ofNanos(wait);
      }
    }

    private int ahead() {
      int ahead = 0;
      boolean before = true;
      for (Turn other : queue) {
        before &= other != this;
        boolean goesFirst = other.loading == loading ? before : loading;
        if (other != this && goesFirst) {
          ahead++;
        }
      }
      return ahead;
    }

    /** Takes down that the request leaves, which may be later than it was let go. */
    void leave(long now) {
      synchronized (queue) {
        windows.forEach(w -> w.remove(start));
        windows.forEach(w -> w.add(now));
        taken = false;
      }
    }

    @Override
    public void close() {
      synchronized (queue) {
        queue.remove(this);
        if (taken) {
          windows.forEach(w -> w.remove(start));
          taken = false;
        }
      }
    }
  }

  /** The latest starts, as many as the limit allows in one stretch. */
  private static final class Window {
    private final int limit;
    private final int left;
    private final long length;
    private final ArrayDeque<Long> starts = new ArrayDeque<>();

    /**
     * @param left how many of the limit loading leaves to others
     */
    Window(int limit, int left, Duration length) {
      this.limit = limit;
      this.left = left;
      this.length = length.toNanos();
    }

    void add(long start) {
      starts.add(start);
    }

    void remove(long start) {
      starts.removeLastOccurrence(start);
    }

    /** Returns how long until there is room for a request, if all ahead of it go when they can. */
    long wait(int ahead, boolean loading, long now) {
      while (!starts.isEmpty() && now - starts.element() >= length) {
        starts.remove();
      }
      int most = loading ? limit - left : limit;
      int tooMany = starts.size() + ahead + 1 - most;
      if (tooMany <= 0) {
        return 0;
      }
      long rounds = (tooMany - 1L) / limit;
      long until = length;
      int i = (tooMany - 1) % limit;
      int index = 0;
      for (long start : starts) {
        if (index++ == i) {
          until = start + length - now;
          break;
        }
      }
      return Math.max(1, until + rounds * length);
    }
  }
}
