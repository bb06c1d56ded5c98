package io.github.mycase4j.client.internal.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SlidingWindowLimitTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private static SlidingWindowLimit limit(int perMinute) {
    return new SlidingWindowLimit(perMinute, null, () -> 0);
  }

  /** Takes turns one after the other as early as the limit allows, and returns when each went. */
  private static List<Long> starts(SlidingWindowLimit limit, long from, int count) {
    List<Long> starts = new ArrayList<>();
    long now = from;
    for (int i = 0; i < count; i++) {
      try (RateLimit.Turn turn = limit.queue(false)) {
        for (Duration wait = turn.take(now); !wait.isZero(); wait = turn.take(now)) {
          now += wait.toNanos();
        }
        turn.leave(now);
        starts.add(now);
      }
    }
    return starts;
  }

  private static long mostWithin(List<Long> starts, long length) {
    return starts.stream()
        .mapToLong(from -> starts.stream().filter(s -> s >= from && s < from + length).count())
        .max()
        .orElse(0);
  }

  @Test
  void letsUnusedOnesGoAtOnce() {
    assertThat(starts(limit(20), 0, 20)).containsOnly(0L);
  }

  @Test
  void holdsTheNextOneBackForTheRestOfTheMinute() {
    SlidingWindowLimit limit = limit(20);
    starts(limit, 0, 20);

    assertThat(limit.queue(false).take(7 * SECOND)).isEqualTo(Duration.ofSeconds(53));
  }

  @Test
  void letsNoMoreThanTwentyFiveGoInASecond() {
    List<Long> starts = starts(limit(1000), 0, 80);

    assertThat(mostWithin(starts, SECOND)).isEqualTo(25);
    assertThat(starts.get(79)).isEqualTo(3 * SECOND);
  }

  @Test
  void letsMoreGoInASecondWhereMoreAreAllowedThanMyCaseDocuments() {
    assertThat(starts(limit(1500), 0, 26).get(25)).isEqualTo(SECOND);
    assertThat(starts(limit(1501), 0, 1501)).containsOnly(0L);
  }

  @Test
  void holdsToWhatMyCaseDocumentsOnceItRejected() {
    SlidingWindowLimit limit = limit(100_000);
    limit.refused(null, 0);

    List<Long> starts = starts(limit, 0, 80);

    assertThat(mostWithin(starts, SECOND)).isEqualTo(25);
  }

  @Test
  void holdsForEveryMinuteWhereverItBegins() {
    Random random = new Random(7);
    SlidingWindowLimit limit = limit(30);
    List<Long> starts = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < 200; i++) {
      now += (long) (random.nextDouble() * random.nextInt(20) * SECOND);
      starts.addAll(starts(limit, now, 1 + random.nextInt(12)));
      now = starts.get(starts.size() - 1);
    }

    assertThat(mostWithin(starts, 60 * SECOND)).isEqualTo(30);
    assertThat(mostWithin(starts, SECOND)).isLessThanOrEqualTo(25);
  }

  @Test
  void worksWhereverTheTickerStands() {
    assertThat(starts(limit(1), Long.MAX_VALUE - SECOND, 2))
        .containsExactly(Long.MAX_VALUE - SECOND, Long.MAX_VALUE - SECOND + 60 * SECOND);
  }

  @Test
  void givesPlacesInTheOrderOfAsking() {
    SlidingWindowLimit limit = limit(1);
    starts(limit, 0, 1);
    RateLimit.Turn first = limit.queue(false);
    RateLimit.Turn second = limit.queue(false);

    assertThat(second.take(0)).isEqualTo(Duration.ofMinutes(2));
    assertThat(first.take(0)).isEqualTo(Duration.ofMinutes(1));
    assertThat(second.take(60 * SECOND)).isEqualTo(Duration.ofMinutes(1));
    assertThat(first.take(60 * SECOND)).isZero();
    first.leave(60 * SECOND);
    assertThat(second.take(120 * SECOND)).isZero();
  }

  @Test
  void countsThoseAheadWhoCouldGoAndHaveNotYet() {
    SlidingWindowLimit limit = limit(2);
    RateLimit.Turn first = limit.queue(false);
    limit.queue(false);
    RateLimit.Turn third = limit.queue(false);

    assertThat(third.take(0)).isEqualTo(Duration.ofMinutes(1));
    assertThat(first.take(0)).isZero();
  }

  @Test
  void givesThePlaceOfOneWhoLeavesToTheNext() {
    SlidingWindowLimit limit = limit(1);
    RateLimit.Turn first = limit.queue(false);
    RateLimit.Turn second = limit.queue(false);

    first.close();

    assertThat(second.take(0)).isZero();
  }

  @Test
  void takesATurnBackThatNothingLeftWith() {
    SlidingWindowLimit limit = limit(1);
    RateLimit.Turn unused = limit.queue(false);
    assertThat(unused.take(0)).isZero();

    unused.close();

    assertThat(limit.queue(false).take(0)).isZero();
  }

  @Test
  void countsFromWhenARequestLeft() {
    SlidingWindowLimit limit = limit(1);
    RateLimit.Turn turn = limit.queue(false);
    assertThat(turn.take(0)).isZero();

    turn.leave(5 * SECOND);
    turn.close();

    assertThat(limit.queue(false).take(60 * SECOND)).isEqualTo(Duration.ofSeconds(5));
  }

  /** Takes turns of a load at one time, and returns how many of so many go at once. */
  private static int loading(SlidingWindowLimit limit, int count) {
    int gone = 0;
    for (int i = 0; i < count; i++) {
      RateLimit.Turn turn = limit.queue(true);
      if (turn.take(0).isZero()) {
        turn.leave(0);
        gone++;
      }
      turn.close();
    }
    return gone;
  }

  @Test
  void keepsASixthFromThoseWhoLoad() {
    SlidingWindowLimit limit = limit(12);

    assertThat(loading(limit, 20)).isEqualTo(10);
    assertThat(limit.queue(true).take(7 * SECOND)).isEqualTo(Duration.ofSeconds(53));
    assertThat(starts(limit, 7 * SECOND, 2)).containsOnly(7 * SECOND);
    assertThat(limit.queue(false).take(7 * SECOND)).isEqualTo(Duration.ofSeconds(53));
  }

  @Test
  void keepsNothingFromThoseWhoLoadWhereThereIsLittle() {
    assertThat(loading(limit(5), 20)).isEqualTo(5);
  }

  @Test
  void givesThoseWhoLoadTheirPlacesAfterAllOthers() {
    SlidingWindowLimit limit = limit(1);
    starts(limit, 0, 1);
    RateLimit.Turn load = limit.queue(true);
    RateLimit.Turn nextLoad = limit.queue(true);
    RateLimit.Turn other = limit.queue(false);

    assertThat(other.take(0)).isEqualTo(Duration.ofMinutes(1));
    assertThat(load.take(0)).isEqualTo(Duration.ofMinutes(2));
    assertThat(nextLoad.take(0)).isEqualTo(Duration.ofMinutes(3));
    assertThat(load.take(60 * SECOND)).isEqualTo(Duration.ofMinutes(1));
    assertThat(other.take(60 * SECOND)).isZero();
    other.leave(60 * SECOND);
    assertThat(load.take(120 * SECOND)).isZero();
  }

  @Test
  void countsAPermitUntilItsRequestHasLeftHoweverLateThatIs() {
    SlidingWindowLimit limit = limit(1);
    RateLimit.Turn late = limit.queue(false);
    assertThat(late.take(0)).isZero();

    assertThat(limit.queue(false).take(60 * SECOND)).isEqualTo(Duration.ofMinutes(1));
    late.leave(61 * SECOND);

    assertThat(limit.queue(3).take(61 * SECOND)).isPositive();
  }

  @Test
  void countsEveryDepartureOfATurn() {
    SlidingWindowLimit limit = limit(3);
    RateLimit.Turn turn = limit.queue(false);
    turn.take(0);
    turn.leave(0);
    turn.leave(SECOND);

    assertThat(limit.available(SECOND)).isEqualTo(1);
  }

  @Nested
  class Reservations {
    private static final long FOREVER = Long.MAX_VALUE;

    @Test
    void areForTheTimeAtWhichThereIsRoom() {
      SlidingWindowLimit limit = limit(2);
      starts(limit, 0, 1);
      starts(limit, 10 * SECOND, 1);

      assertThat(limit.reserve(1, FOREVER, 12 * SECOND)).isEqualTo(48 * SECOND);
      assertThat(limit.reserve(1, FOREVER, 12 * SECOND)).isEqualTo(58 * SECOND);
      assertThat(limit.reserve(1, FOREVER, 12 * SECOND)).isEqualTo(108 * SECOND);
    }

    @Test
    void areNotMadeBeyondTheTimeThatTheCallerWaits() {
      SlidingWindowLimit limit = limit(1);
      starts(limit, 0, 1);

      assertThat(limit.reserve(1, 59 * SECOND, 0)).isNegative();
      assertThat(limit.reserve(1, 60 * SECOND, 0)).isEqualTo(60 * SECOND);
    }

    @Test
    void comeAfterThoseInTheQueueAndDoNotDelayThem() {
      SlidingWindowLimit limit = limit(2);
      starts(limit, 0, 1);
      starts(limit, 10 * SECOND, 1);
      RateLimit.Turn waiting = limit.queue(false);
      assertThat(waiting.take(10 * SECOND)).isEqualTo(Duration.ofSeconds(50));

      assertThat(limit.reserve(1, FOREVER, 10 * SECOND)).isEqualTo(60 * SECOND);
      assertThat(limit.reserve(1, FOREVER, 10 * SECOND)).isNotZero();

      assertThat(waiting.take(60 * SECOND)).isZero();
    }

    @Test
    void areNotMadeWhereTheTimeDependsOnOthers() {
      SlidingWindowLimit limit = limit(1);
      RateLimit.Turn granted = limit.queue(false);
      granted.take(0);

      assertThat(limit.reserve(1, FOREVER, 0)).isNegative();
      granted.leave(SECOND);
      assertThat(limit.reserve(1, FOREVER, SECOND)).isEqualTo(60 * SECOND);
    }

    @Test
    void keepThoseWaitingWhoComeLater() {
      SlidingWindowLimit limit = limit(1);
      starts(limit, 0, 1);
      limit.reserve(1, FOREVER, 0);

      assertThat(limit.queue(false).take(60 * SECOND)).isEqualTo(Duration.ofMinutes(1));
      assertThat(limit.queue(true).take(60 * SECOND)).isGreaterThan(Duration.ofMinutes(1));
    }
  }

  @Nested
  class AfterA429 {
    @Test
    void nobodyGoesBeforeTheTimeThatItNames() {
      SlidingWindowLimit limit = limit(30);
      limit.refused(Duration.ofSeconds(20), 5 * SECOND);

      assertThat(limit.queue(false).take(5 * SECOND)).isEqualTo(Duration.ofSeconds(20));
      assertThat(limit.queue(true).take(24 * SECOND)).isEqualTo(Duration.ofSeconds(1));
      assertThat(limit.takeNow(false, 24 * SECOND)).isFalse();
      assertThat(limit.reserve(1, Long.MAX_VALUE, 24 * SECOND)).isEqualTo(SECOND);
      assertThat(limit.queue(false).take(25 * SECOND)).isZero();
    }

    @Test
    void aShorterWaitDoesNotEndALongerOne() {
      SlidingWindowLimit limit = limit(30);
      limit.refused(Duration.ofSeconds(20), 0);
      limit.refused(Duration.ofSeconds(2), SECOND);
      limit.refused(null, SECOND);

      assertThat(limit.queue(false).take(SECOND)).isEqualTo(Duration.ofSeconds(19));
    }

    @Test
    void theReasonForAWaitIsTold() {
      SlidingWindowLimit limit = limit(30);
      limit.refused(Duration.ofSeconds(20), 0);

      assertThat(limit.reason(SECOND)).startsWith("MyCase asked for fewer requests");
      assertThat(limit.reason(20 * SECOND)).isEqualTo("the limit of requests a minute");
    }
  }

  @Nested
  class LimitsThatChange {
    @Test
    void applyFromThenOn() {
      SlidingWindowLimit limit = limit(2);
      starts(limit, 0, 2);

      limit.perMinute(3);
      assertThat(starts(limit, 0, 1)).containsExactly(0L);

      limit.perMinute(1);
      assertThat(limit.queue(false).take(SECOND)).isEqualTo(Duration.ofSeconds(59));
      assertThat(limit.available(SECOND)).isNegative();
    }

    @Test
    void tellTheRightWaitWhereMoreAreUsedThanAllowedNow() {
      SlidingWindowLimit limit = limit(30);
      for (int i = 0; i < 30; i++) {
        starts(limit, i * SECOND, 1);
      }

      limit.perMinute(10);

      assertThat(limit.queue(false).take(30 * SECOND)).isEqualTo(Duration.ofSeconds(50));
    }
  }
}
