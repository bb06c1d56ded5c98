package io.github.mycase4j.client.ratelimit;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.core.Sleeper;
import io.github.mycase4j.client.internal.ratelimit.LimiterAccess;
import io.github.mycase4j.client.internal.ratelimit.RateLimit;
import io.github.mycase4j.client.internal.ratelimit.SlidingWindowLimit;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A rate limiter whose limits hold for every stretch of time, wherever it begins: so many requests
 * in any 60 seconds, and 25 in any second, which is what MyCase documents.
 *
 * <p><b>Guaranteed</b>, among all callers that take their permits here:
 *
 * <ul>
 *   <li>No 60 seconds and no second see more requests leave than the limits say. A request of a
 *       client counts from when it leaves, and until then as one that may leave at any moment.
 *       {@link #acquirePermission()} counts when it returns, a reservation from its time on.
 *   <li>Clients take turns: a request waits for at most one request of each other client, beyond
 *       those of its own client that came before it. The requests of one client are served in the
 *       order in which they came, and all callers of {@link #acquirePermission()} together count as
 *       one client. Bulk loads of collections go after all others; they also leave a sixth of the
 *       minute's permits to them.
 *   <li>After {@link #holdOff}, which a client calls for every 429 response with a {@code
 *       Retry-After}, nobody gets a permit before that time, on whichever thread or client.
 *   <li>A client's wait ends at once when its call is cancelled, interrupted or out of time, and
 *       the permit that it did not use goes to the next.
 * </ul>
 *
 * <p><b>Not guaranteed:</b>
 *
 * <ul>
 *   <li>Anything about requests that take no permit here. MyCase limits an API client, so programs
 *       that share one add up; another process knows nothing of this limiter.
 *   <li>That a caller which reserved a permit or got one leaves at that time.
 *   <li>That requests whose permit was granted before a hold-off or a lower limit are stopped.
 *   <li>That limits above 60 times 25 are kept to 25 in any second before the first hold-off,
 *       unless {@link Builder#limitPerSecond} says so.
 * </ul>
 *
 * <p>Unlike resilience4j's own limiters, which let twice the limit pass around the end of a period,
 * this one has no periods: a permit comes back a minute after it was used. The timeout bounds
 * {@link #acquirePermission()} and {@link #reservePermission()}; the requests of a client wait as
 * long as their call may.
 *
 * <p>Thread-safe. Performs no I/O.
 */
public final class SlidingWindowRateLimiter implements RateLimiter {
  private static final int PER_MINUTE = 30;
  private static final String NAME = "mycase";
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final Duration LONGEST_HOLD = Duration.ofDays(1);

  /** How soon a blocked thread sees that a permit came back or that a limit was changed. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

  static {
    LimiterAccess.install(
        (window, sleeper) -> new SlidingWindowRateLimiter(NAME, window, sleeper, TIMEOUT, Map.of()),
        limiter -> ((SlidingWindowRateLimiter) limiter).window);
  }

  private final String name;
  private final SlidingWindowLimit window;
  private final Sleeper sleeper;
  private final PermitEvents events;
  private final Metrics metrics;
  private volatile Duration timeout;
  private volatile Map<String, String> tags;

  private SlidingWindowRateLimiter(
      String name,
      SlidingWindowLimit window,
      Sleeper sleeper,
      Duration timeout,
      Map<String, String> tags) {
    this.name = name;
    this.window = window;
    this.sleeper = sleeper;
    this.timeout = timeout;
    this.tags = tags;
    events = new PermitEvents(name);
    metrics = new WindowMetrics(window);
    window.listener(events);
  }

  /**
   * {@return a limiter called {@code mycase} with a limit for any 60 seconds, 25 in any second, and
   * a timeout of five seconds}
   *
   * @param limit at least one; above 1,500, the limit for a second applies only after the first
   *     hold-off
   * @throws IllegalArgumentException when the limit is below one
   */
  public static SlidingWindowRateLimiter perMinute(int limit) {
    return builder(NAME).limitPerMinute(limit).build();
  }

  /**
   * {@return a new builder}
   *
   * @param name what registries, events and meters call the limiter; not blank
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /**
   * Puts this limiter into a registry under its name, in place of one that is there already;
   * holders of that one keep it. The tags of the registry are added to those of the limiter, which
   * win. Does nothing when the limiter is registered already.
   *
   * <p>A registry accepts a limiter only in place of another: if it has none of the name, its
   * listeners see one that is added, and then this one, which replaces it.
   *
   * @param registry the registry
   */
  public void registerIn(RateLimiterRegistry registry) {
    if (registry.find(name).orElse(null) == this) {
      return;
    }
    Map<String, String> all = new HashMap<>(registry.getTags());
    all.putAll(tags);
    tags = Map.copyOf(all);
    while (registry.replace(name, this).isEmpty()) {
      registry.rateLimiter(name, getRateLimiterConfig(), tags);
    }
  }

  /**
   * Holds every caller back, as MyCase asks with a 429 response: nobody gets a permit before that
   * time is over. A shorter time does not end a longer one. From then on, the limit for a second
   * applies however high the limit for a minute is. Clients call this themselves, with at most five
   * minutes; it is for a firm's own calls to MyCase.
   *
   * @param retryAfter the wait that MyCase asked for; zero when it named none, and more than a day
   *     counts as a day
   * @throws IllegalArgumentException when it is negative
   */
  public void holdOff(Duration retryAfter) {
    if (retryAfter.isNegative()) {
      throw new IllegalArgumentException("retryAfter must not be negative: " + retryAfter);
    }
    boolean tooLong = retryAfter.compareTo(LONGEST_HOLD) > 0;
    window.refused(tooLong ? LONGEST_HOLD : retryAfter, window.now());
  }

  /**
   * Waits for permits, and counts them as used when it returns {@code true}: the call is expected
   * to leave at once. It returns {@code false} without waiting when the permits cannot be had
   * within the timeout, or more are asked for than a minute or a second allows.
   *
   * <p>When the thread is interrupted while it waits, it returns {@code false} and leaves the
   * interrupt status set.
   *
   * @throws IllegalArgumentException when the number is negative
   */
  @Override
  public boolean acquirePermission(int permits) {
    if (isTrivial(permits)) {
      return permits == 0;
    }
    long start = window.now();
    long longest = timeout.toNanos();
    try (RateLimit.Turn turn = window.queue(permits)) {
      Duration wait = turn.take(start);
      while (!wait.isZero()) {
        long left = longest - (window.now() - start);
        if (wait.toNanos() > left) {
          return false;
        }
        sleeper.sleep(wait.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : wait, new Cancellation());
        wait = turn.take(window.now());
      }
      turn.leave(window.now());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Reserves permits for a time, from which on they count. The caller waits as long as it is told
   * and leaves then; a reservation cannot be given back.
   *
   * @return how many nanoseconds to wait; negative when the time is not within the timeout, when
   *     more is asked for than a minute or a second allows, and when the time would depend on
   *     requests that have a place before it and have not left yet
   * @throws IllegalArgumentException when the number is negative
   */
  @Override
  public long reservePermission(int permits) {
    if (isTrivial(permits)) {
      return permits == 0 ? 0 : -1;
    }
    return window.reserve(permits, timeout.toNanos(), window.now());
  }

  /** Returns whether there is nothing to wait for: no permits, or more than can ever be had. */
  private boolean isTrivial(int permits) {
    if (permits < 0) {
      throw new IllegalArgumentException("permits must not be negative: " + permits);
    }
    boolean tooMany = !window.fits(permits);
    if (tooMany) {
      events.onFailure(permits);
    }
    return tooMany || permits == 0;
  }

  /** Takes away all permits that could be had now; they come back a minute later. */
  @Override
  public void drainPermissions() {
    window.drain(window.now());
  }

  /**
   * Changes the timeout, for callers that come from now on.
   *
   * @throws IllegalArgumentException when it is negative
   */
  @Override
  public void changeTimeoutDuration(Duration timeoutDuration) {
    timeout = checkTimeout(timeoutDuration);
  }

  /**
   * Changes the limit for a minute. As there are no periods, it applies to every permit from now
   * on; waiting threads see it within a second.
   *
   * @throws IllegalArgumentException when the limit is below one
   */
  @Override
  public void changeLimitForPeriod(int limitForPeriod) {
    window.perMinute(checkLimit("limitForPeriod", limitForPeriod));
  }

  /**
   * Changes both limits at once, for a program whose share of a common allowance depends on how
   * many programs there are. What left before still counts: a lower limit is kept from the next
   * permit on, and a higher one lets no more leave in any minute and second than it says. Waiting
   * threads see the change within a second. From then on, the limit for a second applies however
   * high the limit for a minute is.
   *
   * <p>This limiter counts only its own requests. A program that takes over the share of another
   * waits a minute, or until the other has kept to its lower limits for a minute.
   *
   * @param perMinute how many requests may leave in any 60 seconds; at least one
   * @param perSecond how many requests may leave in any second; at least one
   * @throws IllegalArgumentException when a limit is below one; nothing is changed then
   */
  public void changeLimits(int perMinute, int perSecond) {
    window.limits(checkLimit("perMinute", perMinute), checkLimit("perSecond", perSecond));
  }

  @Override
  public String getName() {
    return name;
  }

  /** Returns the limit for a minute, a minute as the period, and the timeout; it never drains. */
  @Override
  public RateLimiterConfig getRateLimiterConfig() {
    return RateLimiterConfig.custom()
        .limitForPeriod(window.perMinute())
        .limitRefreshPeriod(PERIOD)
        .timeoutDuration(timeout)
        .build();
  }

  @Override
  public Map<String, String> getTags() {
    return tags;
  }

  /**
   * Returns how many callers are waiting, requests of clients included, and how many permits could
   * be had at once: none while a hold-off lasts, and less than none when more are waited for or
   * reserved.
   */
  @Override
  public Metrics getMetrics() {
    return metrics;
  }

  /**
   * Returns the publisher of events. A success is a request that left, a permit that was acquired,
   * or a reservation; a failure is a rejection, or a wait that was given up. They are published on
   * the caller's thread; an exception of a listener fails the call before it is sent.
   */
  @Override
  public EventPublisher getEventPublisher() {
    return events;
  }

  @Override
  public String toString() {
    return "SlidingWindowRateLimiter["
        + name
        + ", "
        + window.perMinute()
        + " a minute, "
        + window.perSecond()
        + " a second]";
  }

  private static Duration checkTimeout(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("timeout must not be negative: " + timeout);
    }
    Duration longest = Duration.ofNanos(Long.MAX_VALUE);
    return timeout.compareTo(longest) > 0 ? longest : timeout;
  }

  private static int checkLimit(String what, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, not " + limit);
    }
    return limit;
  }

  /** Builds a {@link SlidingWindowRateLimiter}. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private int perMinute = PER_MINUTE;
    private @Nullable Integer perSecond;
    private Duration timeout = TIMEOUT;
    private Map<String, String> tags = Map.of();
    private LongSupplier ticker = System::nanoTime;
    private Sleeper sleeper = Sleeper.system();

    private Builder(String name) {
      this.name = name;
      if (name.isBlank()) {
        throw new IllegalArgumentException("name must not be blank");
      }
    }

    /**
     * Sets how many requests may leave in any 60 seconds; 30 by default.
     *
     * @param limit at least one
     * @return this builder
     * @throws IllegalArgumentException when it is below one
     */
    public Builder limitPerMinute(int limit) {
      perMinute = checkLimit("limitPerMinute", limit);
      return this;
    }

    /**
     * Sets how many requests may leave in any second, from the first one on. By default it is the
     * 25 that MyCase documents, which a limit of more than 1,500 a minute overrides until the first
     * {@link SlidingWindowRateLimiter#holdOff}.
     *
     * @param limit at least one
     * @return this builder
     * @throws IllegalArgumentException when it is below one
     */
    public Builder limitPerSecond(int limit) {
      perSecond = checkLimit("limitPerSecond", limit);
      return this;
    }

    /**
     * Sets how long {@link SlidingWindowRateLimiter#acquirePermission()} waits and how far ahead a
     * permit can be reserved; five seconds by default, zero for not at all.
     *
     * @param longest not negative
     * @return this builder
     * @throws IllegalArgumentException when it is negative
     */
    public Builder timeout(Duration longest) {
      timeout = checkTimeout(longest);
      return this;
    }

    /**
     * Sets the tags for meters; none by default.
     *
     * @param all names and values
     * @return this builder
     */
    public Builder tags(Map<String, String> all) {
      tags = Map.copyOf(all);
      return this;
    }

    /**
     * Sets the monotonic nanosecond counter; {@link System#nanoTime} by default. The clients that
     * use the limiter need the same.
     *
     * @param nanoseconds like {@link System#nanoTime}
     * @return this builder
     */
    public Builder ticker(LongSupplier nanoseconds) {
      ticker = Objects.requireNonNull(nanoseconds, "ticker");
      return this;
    }

    /** Sets the sleeper; the ticker must advance while it sleeps. */
    Builder sleeper(Sleeper waits) {
      sleeper = waits;
      return this;
    }

    /**
     * Builds the limiter.
     *
     * @return the limiter
     */
    public SlidingWindowRateLimiter build() {
      return new SlidingWindowRateLimiter(
          name, new SlidingWindowLimit(perMinute, perSecond, ticker), sleeper, timeout, tags);
    }
  }
}
