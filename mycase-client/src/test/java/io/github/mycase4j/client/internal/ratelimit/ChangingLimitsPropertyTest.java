package io.github.mycase4j.client.internal.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However limits change, each permit keeps the limits in force when it is granted, counting all
 * earlier requests. {@code -Dfuzz.seed=N} starts from another seed.
 */
class ChangingLimitsPropertyTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long MINUTE = 60 * SECOND;
  private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
  private static final int SEEDS = 40;
  private static final int STEPS = 2_000;
  private static final int MOST_WAITING = 12;

  /** Edges of both windows, and their neighbors. */
  private static final long[] STEPS_OF_TIME = {
    0, 1, SECOND / 30, SECOND - 1, SECOND, 10 * SECOND, MINUTE - 1, MINUTE
  };

  private static final class Nodes {
    private final Random random;
    private final SlidingWindowLimit limit;
    private final List<RateLimit> users;
    private final List<RateLimit.Turn> waiting = new ArrayList<>();
    private final List<RateLimit.Turn> granted = new ArrayList<>();
    private final List<Long> departures = new ArrayList<>();
    private int perMinute = 60;
    private int perSecond = 10;
    private long now;
    private int permits;

    Nodes(long seed) {
      random = new Random(seed);
      limit = new SlidingWindowLimit(perMinute, perSecond, () -> now);
      users = List.of(limit.forCaller(), limit.forCaller(), limit.forCaller());
    }

    void act() {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> {
          if (waiting.size() < MOST_WAITING) {
            waiting.add(users.get(random.nextInt(3)).queue(random.nextInt(4) == 0));
          }
        }
        case 3, 4, 5 -> waiting.removeIf(this::take);
        case 6, 7 -> {
          if (!granted.isEmpty()) {
            granted.remove(random.nextInt(granted.size())).leave(now);
            departures.add(now);
          }
        }
        case 8 -> {
          if (!waiting.isEmpty() && random.nextInt(3) == 0) {
            waiting.remove(random.nextInt(waiting.size())).close();
          }
        }
        default -> change();
      }
      if (random.nextInt(3) == 0) {
        now += STEPS_OF_TIME[random.nextInt(STEPS_OF_TIME.length)];
      }
    }

    private void change() {
      if (random.nextInt(4) == 0) {
        int nodes = 1 + random.nextInt(4);
        perMinute = 60 / nodes;
        perSecond = Math.max(1, 10 / nodes);
        limit.limits(perMinute, perSecond);
        assertThat(limit.perMinute()).isEqualTo(perMinute);
        assertThat(limit.perSecond()).isEqualTo(perSecond);
      }
    }

    private boolean take(RateLimit.Turn turn) {
      if (!turn.take(now).isZero()) {
        return false;
      }
      granted.add(turn);
      permits++;
      assertThat(leftWithin(MINUTE) + granted.size()).isLessThanOrEqualTo(perMinute);
      assertThat(leftWithin(SECOND) + granted.size()).isLessThanOrEqualTo(perSecond);
      return true;
    }

    private int leftWithin(long length) {
      int count = 0;
      for (int i = departures.size() - 1; i >= 0 && now - departures.get(i) < length; i--) {
        count++;
      }
      return count;
    }

    /** Checks that every waiting turn is served in the end, even under the lowest limits. */
    void finish() {
      limit.limits(1, 1);
      perMinute = 1;
      perSecond = 1;
      int all = waiting.size();
      for (int i = 0; i <= all && !waiting.isEmpty(); i++) {
        granted.forEach(turn -> turn.leave(now));
        granted.forEach(turn -> departures.add(now));
        granted.clear();
        now += MINUTE;
        waiting.removeIf(this::take);
      }
      assertThat(waiting).isEmpty();
      assertThat(permits).isGreaterThan(50);
    }
  }

  static LongStream seeds() {
    return LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachPermitKeepsTheLimitsOfItsMoment(long seed) {
    Nodes nodes = new Nodes(seed);
    for (int i = 0; i < STEPS; i++) {
      nodes.act();
    }
    nodes.finish();
  }
}
