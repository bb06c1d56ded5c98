package io.github.mycase4j.client.internal.ratelimit;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests under two limits: so many in any 60 seconds, and 25 in any one second, which is
 * what MyCase documents. A caller that sets more than 25 times 60 a minute asks for more than 25 a
 * second; then the second limit applies from the first 429 on.
 *
 * <p>Both slide: they hold for every stretch of that length, wherever it begins. What counts is the
 * time at which a request leaves. A permit whose request has not left yet counts in every stretch,
 * because it may leave at any moment. Requests are served in order; the further pages of a
 * collection that loads come after all others, and leave a sixth of the minute's requests to them,
 * so that a question can be answered meanwhile.
 *
 * <p>A reservation is a promise for a fixed time. It is made only where it holds whatever the
 * requests ahead of it do, and it does not count against those, so that reservations delay no
 * earlier request.
 *
 * <p>Thread-safe.
 */
public final class SlidingWindowLimit implements RateLimit {
  /** Requests in any second, as MyCase documents. */
  public static final int PER_SECOND = 25;

  private static final int SHARE_LEFT_BY_LOADING = 6;

  private final LongSupplier ticker;
  private final DepartureWindow minute;
  private final DepartureWindow second;
  private final WaitingLine queue = new WaitingLine();
  private final Caller anyone = new Caller();
  private boolean alwaysBySecond;
  private int granted;
  private boolean held;
  private long heldUntil;
  private volatile @Nullable PermitListener listener;

  /**
   * Creates a limit of which nothing is used.
   *
   * @param perMinute requests in any 60 seconds, at least one
   * @param perSecond requests in any second, at least one; null for MyCase's 25, which higher
   *     limits are reduced to after the first 429
   * @param ticker counts nanoseconds
   */
  public SlidingWindowLimit(int perMinute, @Nullable Integer perSecond, LongSupplier ticker) {
    this.ticker = ticker;
    alwaysBySecond = perSecond != null;
    minute = new DepartureWindow(perMinute, Duration.ofMinutes(1));
    second = new DepartureWindow(perSecond == null ? PER_SECOND : perSecond, Duration.ofSeconds(1));
  }

  @Override
  public long now() {
    return ticker.getAsLong();
  }

  /** Sets the listener for permit events from now on. */
  public void listener(PermitListener other) {
    listener = other;
  }

  /** Returns how many requests may leave in any 60 seconds. */
  public int perMinute() {
    synchronized (queue) {
      return minute.limit();
    }
  }

  /** Returns how many requests may leave in any second, now or after the first 429. */
  public int perSecond() {
    synchronized (queue) {
      return second.limit();
    }
  }

  /** Changes how many requests may leave in any 60 seconds. */
  public void perMinute(int limit) {
    synchronized (queue) {
      minute.limit(limit);
    }
  }

  /** Changes how many requests may leave in any 60 seconds, and in any second from now on. */
  public void limits(int perMinute, int perSecond) {
    synchronized (queue) {
      minute.limit(perMinute);
      second.limit(perSecond);
      alwaysBySecond = true;
    }
  }

  /** Returns this limit for one more caller, which takes turns with the others. */
  public RateLimit forCaller() {
    return new Turns(new Caller());
  }

  @Override
  public void refused(@Nullable Duration retryAfter, long now) {
    synchronized (queue) {
      alwaysBySecond = true;
      if (retryAfter != null) {
        long until = now + retryAfter.toNanos();
        if (heldFor(now) < until - now) {
          held = true;
          heldUntil = until;
        }
      }
    }
  }

  @Override
  public String reason(long now) {
    return isHeld(now) ? "MyCase asked for fewer requests and" : "the limit of requests a minute";
  }

  /** Returns whether a 429 holds all requests back. */
  boolean isHeld(long now) {
    synchronized (queue) {
      return heldFor(now) > 0;
    }
  }

  private long heldFor(long now) {
    held &= heldUntil - now > 0;
    return held ? heldUntil - now : 0;
  }

  /** Joins the queue without a caller of its own; all such requests count as one caller. */
  public Turn queue(int permits) {
    return queue(anyone, false, permits);
  }

  @Override
  public Turn queue(boolean loading) {
    return queue(anyone, loading, 1);
  }

  private Place queue(Caller caller, boolean loading, int permits) {
    synchronized (queue) {
      return new Place(queue.join(caller, loading, permits));
    }
  }

  @Override
  public boolean takeNow(boolean loading, long now) {
    return takeNow(anyone, loading, now);
  }

  private boolean takeNow(Caller caller, boolean loading, long now) {
    Place place = queue(caller, loading, 1);
    boolean may = place.take(now).isZero();
    if (may) {
      place.leave(now);
    }
    place.giveBack();
    return may;
  }

  /** Returns whether this many permits can ever be granted at once. */
  public boolean fits(int permits) {
    synchronized (queue) {
      return permits <= minute.limit() && (!bySecond() || permits <= second.limit());
    }
  }

  /** A limit of more than 60 times 25 a minute allows more than 25 a second. */
  private boolean bySecond() {
    return alwaysBySecond || minute.limit() <= 60L * second.limit();
  }

  /**
   * Reserves permits for the earliest time that can be promised.
   *
   * @param longest how long the caller would wait, in nanoseconds
   * @return how long the caller has to wait, in nanoseconds; negative when nothing was reserved
   */
  public long reserve(int permits, long longest, long now) {
    long wait;
    synchronized (queue) {
      int others = permits + granted + queue.ahead(null);
      long byMinute = minute.certainWait(others, now);
      long inSecond = bySecond() ? second.certainWait(others, now) : 0;
      wait = Math.max(heldFor(now), Math.max(byMinute, inSecond));
      if (byMinute < 0 || inSecond < 0 || wait > longest || !fits(permits)) {
        wait = -1;
      } else {
        long arrival = queue.arrive();
        minute.add(permits, now + wait, arrival, now);
        second.add(permits, now + wait, arrival, now);
      }
    }
    PermitListener told = listener;
    if (told != null && wait < 0) {
      told.onFailure(permits);
    } else if (told != null) {
      told.onSuccess(permits);
    }
    return wait;
  }

  /** Takes away all permits that are left for now; they come back a minute later. */
  public void drain(long now) {
    int left;
    synchronized (queue) {
      left = Math.max(0, minute.limit() - minute.size(Long.MAX_VALUE, now) - granted);
      minute.add(left, now, 0, now);
    }
    PermitListener told = listener;
    if (told != null) {
      told.onDrained(left);
    }
  }

  /** Returns how many permits could be had at once; negative when more are waited for. */
  public int available(long now) {
    synchronized (queue) {
      int spoken = granted + queue.ahead(null) + queue.loads();
      int left = minute.limit() - minute.size(Long.MAX_VALUE, now) - spoken;
      if (bySecond()) {
        left = Math.min(left, second.limit() - second.size(Long.MAX_VALUE, now) - spoken);
      }
      return heldFor(now) > 0 ? Math.min(0, left) : left;
    }
  }

  /** Returns how many callers are in the queue. */
  public int waiting() {
    synchronized (queue) {
      return queue.size();
    }
  }

  /** This limit for one caller. Thread-safe. */
  private final class Turns implements RateLimit {
    private final Caller caller;

    Turns(Caller caller) {
      this.caller = caller;
    }

    @Override
    public long now() {
      return SlidingWindowLimit.this.now();
    }

    @Override
    public Turn queue(boolean loading) {
      return SlidingWindowLimit.this.queue(caller, loading, 1);
    }

    @Override
    public boolean takeNow(boolean loading, long now) {
      return SlidingWindowLimit.this.takeNow(caller, loading, now);
    }

    @Override
    public void refused(@Nullable Duration retryAfter, long now) {
      SlidingWindowLimit.this.refused(retryAfter, now);
    }

    @Override
    public String reason(long now) {
      return SlidingWindowLimit.this.reason(now);
    }
  }

  private final class Place implements Turn {
    private final WaitingLine.Waiter waiter;
    private final int permits;
    private boolean asked;
    private boolean taken;
    private boolean left;

    Place(WaitingLine.Waiter waiter) {
      this.waiter = waiter;
      this.permits = waiter.permits();
    }

    @Override
    public Duration take(long now) {
      synchronized (queue) {
        asked = true;
        boolean loading = waiter.loading();
        long order = loading ? Long.MAX_VALUE : waiter.arrival();
        int others = permits + granted + queue.ahead(waiter, minute.reservations(now));
        int share = minute.limit() - (loading ? minute.limit() / SHARE_LEFT_BY_LOADING : 0);
        long wait = Math.max(heldFor(now), minute.wait(order, share, others, now));
        if (bySecond()) {
          wait = Math.max(wait, second.wait(order, second.limit(), others, now));
        }
        if (wait == 0) {
          queue.serve(waiter);
          granted += permits;
          taken = true;
        }
        return Duration.ofNanos(wait);
      }
    }

    @Override
    public void leave(long now) {
      synchronized (queue) {
        granted -= taken ? permits : 0;
        taken = false;
        left = true;
        minute.add(permits, now, 0, now);
        second.add(permits, now, 0, now);
      }
      PermitListener told = listener;
      if (told != null) {
        told.onSuccess(permits);
      }
    }

    /** Gives the place back; returns whether a permit was asked for and never obtained. */
    boolean giveBack() {
      synchronized (queue) {
        boolean waited = queue.leave(waiter) && asked && !left;
        granted -= taken ? permits : 0;
        taken = false;
        return waited;
      }
    }

    @Override
    public void close() {
      boolean gaveUp = giveBack();
      PermitListener told = listener;
      if (gaveUp && told != null) {
        told.onFailure(permits);
      }
    }
  }
}
