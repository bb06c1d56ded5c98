package io.github.mycase4j.client.internal.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever callers do and however late their requests leave, no stretch of time sees more
 * departures than allowed. {@code -Dfuzz.seed=N} starts from another seed; a failure names the
 * seed.
 */
class SlidingWindowPropertyTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
  private static final int SEEDS = 60;
  private static final int STEPS = 2_000;
  private static final int MOST_WAITING = 8;

  /** Times at which a window ends or begins, and their neighbors. */
  private static final long[] EDGES = {0, 1, SECOND, 10 * SECOND, 59 * SECOND, 60 * SECOND};

  private static final class Callers {
    private final Random random;
    private final int perMinute;
    private final int perSecond;
    private final SlidingWindowLimit limit;
    private final List<RateLimit> users;
    private final List<RateLimit.Turn> waiting = new ArrayList<>();
    private final List<RateLimit.Turn> granted = new ArrayList<>();
    private final List<Long> departures = new ArrayList<>();
    private long now;
    private long heldUntil;
    private long told;

    Callers(long seed) {
      random = new Random(seed);
      perMinute = 1 + random.nextInt(random.nextBoolean() ? 4 : 60);
      perSecond = random.nextBoolean() ? SlidingWindowLimit.PER_SECOND : 1 + random.nextInt(5);
      limit = new SlidingWindowLimit(perMinute, perSecond, () -> now);
      users = List.of(limit, limit.forCaller(), limit.forCaller());
      now = Long.MAX_VALUE - random.nextInt(3) * 60L * SECOND;
      heldUntil = now;
    }

    void act() {
      switch (random.nextInt(9)) {
        case 0, 1 -> {
          if (waiting.size() < MOST_WAITING) {
            waiting.add(user().queue(random.nextInt(3) == 0));
          }
        }
        case 2, 3 -> waiting.removeIf(this::take);
        case 4, 5 -> {
          if (!granted.isEmpty()) {
            granted.remove(random.nextInt(granted.size())).leave(now);
            departures.add(now);
          }
        }
        case 6 -> {
          if (user().takeNow(random.nextBoolean(), now)) {
            depart(1, now);
          }
        }
        case 7 -> reserve();
        default -> disturb();
      }
      if (random.nextInt(4) == 0) {
        now += Math.max(0, told - random.nextInt(2));
        told = 0;
      } else if (random.nextInt(3) == 0) {
        now += EDGES[random.nextInt(EDGES.length)] / (1 + random.nextInt(3)) + random.nextInt(2);
      }
    }

    private RateLimit user() {
      return users.get(random.nextInt(users.size()));
    }

    private boolean take(RateLimit.Turn turn) {
      long wait = turn.take(now).toNanos();
      boolean may = wait == 0;
      told = may ? told : wait;
      if (may) {
        assertThat(now - heldUntil).as("a permit after the hold-off").isNotNegative();
        granted.add(turn);
      }
      return may;
    }

    private void reserve() {
      int permits = 1 + random.nextInt(3);
      long longest = random.nextInt(200) * SECOND;
      long wait = limit.reserve(permits, longest, now);
      if (wait >= 0) {
        assertThat(wait).isLessThanOrEqualTo(longest);
        depart(permits, now + wait);
      }
    }

    private void depart(int count, long at) {
      assertThat(at - heldUntil).as("a departure after the hold-off").isNotNegative();
      for (int i = 0; i < count; i++) {
        departures.add(at);
      }
    }

    private void disturb() {
      switch (random.nextInt(12)) {
        case 0 -> limit.drain(now);
        case 1 -> {
          Duration hold = Duration.ofSeconds(random.nextInt(30));
          limit.refused(hold, now);
          heldUntil += Math.max(0, now + hold.toNanos() - heldUntil);
        }
        case 2, 3, 4, 5, 6 -> {
          if (!waiting.isEmpty()) {
            waiting.remove(random.nextInt(waiting.size())).close();
          }
        }
        default -> {
          if (!granted.isEmpty()) {
            granted.remove(random.nextInt(granted.size())).close();
          }
        }
      }
    }

    /** Everybody who still waits is served in the end. */
    void finish() {
      granted.forEach(turn -> turn.leave(now));
      granted.forEach(turn -> departures.add(now));
      granted.clear();
      for (int i = 0; i < 100_000 && !waiting.isEmpty(); i++) {
        waiting.removeIf(this::take);
        granted.forEach(turn -> turn.leave(now));
        granted.forEach(turn -> departures.add(now));
        granted.clear();
        now += SECOND;
      }
    }

    void check(long seed) {
      long origin = now - Long.MAX_VALUE / 2;
      List<Long> sorted = departures.stream().map(at -> at - origin).sorted().toList();
      assertThat(waiting.size()).as("callers never served, fuzz.seed=" + seed).isZero();
      assertThat(sorted).as("departures, fuzz.seed=" + seed).hasSizeGreaterThan(20);
      assertThat(closest(sorted, perMinute))
          .as("time for %s + 1 departures, fuzz.seed=%s", perMinute, seed)
          .isGreaterThanOrEqualTo(60 * SECOND);
      assertThat(closest(sorted, perSecond))
          .as("time for %s + 1 departures, fuzz.seed=%s", perSecond, seed)
          .isGreaterThanOrEqualTo(SECOND);
    }

    /** Returns the shortest time in which one more than so many left. */
    private static long closest(List<Long> sorted, int limit) {
      long closest = Long.MAX_VALUE;
      for (int i = limit; i < sorted.size(); i++) {
        closest = Math.min(closest, sorted.get(i) - sorted.get(i - limit));
      }
      return closest;
    }
  }

  static List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    for (int i = 0; i < SEEDS; i++) {
      seeds.add(FIRST_SEED + i);
    }
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noStretchSeesMoreDeparturesThanAllowed(long seed) {
    Callers callers = new Callers(seed);
    for (int i = 0; i < STEPS; i++) {
      callers.act();
    }
    callers.finish();
    callers.check(seed);
  }
}
