package io.github.mycase4j.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** Takes turns one after the other as early as the limit allows, and returns when each went. */
  private static List<Long> starts(RateLimit limit, long from, int count) {
    List<Long> starts = new ArrayList<>();
    long now = from;
    for (int i = 0; i < count; i++) {
      try (RateLimit.Turn turn = limit.queue()) {
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
    assertThat(starts(new RateLimit(20), 0, 20)).containsOnly(0L);
  }

  @Test
  void holdsTheNextOneBackForTheRestOfTheMinute() {
    RateLimit limit = new RateLimit(20);
    starts(limit, 0, 20);

    assertThat(limit.queue().take(7 * SECOND)).isEqualTo(Duration.ofSeconds(53));
  }

  @Test
  void letsNoMoreThanTwentyFiveGoInASecond() {
    List<Long> starts = starts(new RateLimit(1000), 0, 80);

    assertThat(mostWithin(starts, SECOND)).isEqualTo(25);
    assertThat(starts.get(79)).isEqualTo(3 * SECOND);
  }

  @Test
  void letsMoreGoInASecondWhereMoreAreAllowedThanMyCaseDocuments() {
    assertThat(starts(new RateLimit(1500), 0, 26).get(25)).isEqualTo(SECOND);
    assertThat(starts(new RateLimit(1501), 0, 1501)).containsOnly(0L);
  }

  @Test
  void holdsToWhatMyCaseDocumentsOnceItRefused() {
    RateLimit limit = new RateLimit(100_000);
    limit.refused();

    List<Long> starts = starts(limit, 0, 80);

    assertThat(mostWithin(starts, SECOND)).isEqualTo(25);
  }

  @Test
  void holdsForEveryMinuteWhereverItBegins() {
    Random random = new Random(7);
    RateLimit limit = new RateLimit(30);
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
    assertThat(starts(new RateLimit(1), Long.MAX_VALUE - SECOND, 2))
        .containsExactly(Long.MAX_VALUE - SECOND, Long.MAX_VALUE - SECOND + 60 * SECOND);
  }

  @Test
  void givesPlacesInTheOrderOfAsking() {
    RateLimit limit = new RateLimit(1);
    starts(limit, 0, 1);
    RateLimit.Turn first = limit.queue();
    RateLimit.Turn second = limit.queue();

    assertThat(second.take(0)).isEqualTo(Duration.ofMinutes(2));
    assertThat(first.take(0)).isEqualTo(Duration.ofMinutes(1));
    assertThat(second.take(60 * SECOND)).isEqualTo(Duration.ofMinutes(1));
    assertThat(first.take(60 * SECOND)).isZero();
    first.leave(60 * SECOND);
    assertThat(second.take(120 * SECOND)).isZero();
  }

  @Test
  void countsThoseAheadWhoCouldGoAndHaveNotYet() {
    RateLimit limit = new RateLimit(2);
    RateLimit.Turn first = limit.queue();
    limit.queue();
    RateLimit.Turn third = limit.queue();

    assertThat(third.take(0)).isEqualTo(Duration.ofMinutes(1));
    assertThat(first.take(0)).isZero();
  }

  @Test
  void givesThePlaceOfOneWhoLeavesToTheNext() {
    RateLimit limit = new RateLimit(1);
    RateLimit.Turn first = limit.queue();
    RateLimit.Turn second = limit.queue();

    first.close();

    assertThat(second.take(0)).isZero();
  }

  @Test
  void takesATurnBackThatNothingLeftWith() {
    RateLimit limit = new RateLimit(1);
    RateLimit.Turn unused = limit.queue();
    assertThat(unused.take(0)).isZero();

    unused.close();

    assertThat(limit.queue().take(0)).isZero();
  }

  @Test
  void countsFromWhenARequestLeft() {
    RateLimit limit = new RateLimit(1);
    RateLimit.Turn turn = limit.queue();
    assertThat(turn.take(0)).isZero();

    turn.leave(5 * SECOND);
    turn.close();

    assertThat(limit.queue().take(60 * SECOND)).isEqualTo(Duration.ofSeconds(5));
  }

  /** Takes turns of a load at one time, and returns how many of so many go at once. */
  private static int loading(RateLimit limit, int count) {
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
    RateLimit limit = new RateLimit(12);

    assertThat(loading(limit, 20)).isEqualTo(10);
    assertThat(limit.queue(true).take(7 * SECOND)).isEqualTo(Duration.ofSeconds(53));
    assertThat(starts(limit, 7 * SECOND, 2)).containsOnly(7 * SECOND);
    assertThat(limit.queue().take(7 * SECOND)).isEqualTo(Duration.ofSeconds(53));
  }

  @Test
  void keepsNothingFromThoseWhoLoadWhereThereIsLittle() {
    assertThat(loading(new RateLimit(5), 20)).isEqualTo(5);
  }

  @Test
  void givesThoseWhoLoadTheirPlacesAfterAllOthers() {
    RateLimit limit = new RateLimit(1);
    starts(limit, 0, 1);
    RateLimit.Turn load = limit.queue(true);
    RateLimit.Turn nextLoad = limit.queue(true);
    RateLimit.Turn other = limit.queue();

    assertThat(other.take(0)).isEqualTo(Duration.ofMinutes(1));
    assertThat(load.take(0)).isEqualTo(Duration.ofMinutes(2));
    assertThat(nextLoad.take(0)).isEqualTo(Duration.ofMinutes(3));
    assertThat(load.take(60 * SECOND)).isEqualTo(Duration.ofMinutes(1));
    assertThat(other.take(60 * SECOND)).isZero();
    other.leave(60 * SECOND);
    assertThat(load.take(120 * SECOND)).isZero();
  }

  @Test
  void refusesALimitOfNone() {
    assertThatThrownBy(() -> new RateLimit(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("requestsPerMinute must be at least 1, not 0");
  }
}
