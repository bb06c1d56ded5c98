package io.github.mycase4j.client.internal.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers take turns, each with its requests in order. */
class TurnsOfCallersTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final int PER_SECOND = 5;

  private long now;
  private final SlidingWindowLimit limit = new SlidingWindowLimit(1000, PER_SECOND, () -> now);
  private final RateLimit ann = limit.forCaller();
  private final RateLimit ben = limit.forCaller();
  private final RateLimit cleo = limit.forCaller();

  /** The turns that wait, by name. */
  private final Map<String, RateLimit.Turn> waiting = new LinkedHashMap<>();

  private final List<String> served = new ArrayList<>();

  private void call(RateLimit user, String name) {
    waiting.put(name, user.queue(false));
  }

  private void calls(RateLimit user, String name, int count) {
    for (int i = 1; i <= count; i++) {
      call(user, name + i);
    }
  }

  private void load(RateLimit user, String name) {
    waiting.put(name, user.queue(true));
  }

  private void cancel(String name) {
    waiting.remove(name).close();
  }

  /** Uses all permits of this second, so that every caller waits for the next one. */
  private void exhaust() {
    for (int i = 0; i < PER_SECOND; i++) {
      assertThat(limit.takeNow(false, now)).isTrue();
    }
  }

  /** Lets a second pass, in which every turn asks three times, in random order. */
  private void second(Random random) {
    now += SECOND;
    List<String> names = new ArrayList<>(waiting.keySet());
    for (int round = 0; round < 3; round++) {
      Collections.shuffle(names, random);
      for (String name : names) {
        RateLimit.Turn turn = waiting.get(name);
        if (turn != null && turn.take(now).isZero()) {
          turn.leave(now);
          waiting.remove(name);
          served.add(name);
        }
      }
    }
  }

  private void seconds(int count) {
    Random random = new Random(5);
    for (int i = 0; i < count; i++) {
      second(random);
    }
  }

  @Test
  void aSingleCallWaitsForOneRequestOfEachOther() {
    exhaust();
    calls(ann, "a", 100);
    calls(cleo, "c", 100);
    call(ben, "b");

    seconds(1);

    assertThat(served).hasSize(PER_SECOND).contains("b");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aSingleCallIsServedInTheNextSecondHoweverLongOthersQueue(int seconds) {
    exhaust();
    calls(ann, "a", 200);
    seconds(seconds);
    call(ben, "b");
    assertThat(served).doesNotContain("b");
    served.clear();

    seconds(1);

    assertThat(served).hasSize(PER_SECOND).contains("b");
  }

  @Test
  void callersHaveAnEqualShare() {
    exhaust();
    calls(ann, "a", 60);
    calls(ben, "b", 60);
    calls(cleo, "c", 60);

    seconds(12);

    for (String user : List.of("a", "b", "c")) {
      assertThat(served.stream().filter(name -> name.startsWith(user)))
          .as(user)
          .hasSizeBetween(19, 21);
    }
  }

  @Test
  void aShareThatWasNotUsedIsNotSavedUp() {
    exhaust();
    calls(ann, "a", 100);
    seconds(10);
    calls(ben, "b", 100);
    served.clear();

    seconds(4);

    assertThat(served.stream().filter(name -> name.startsWith("b"))).hasSizeBetween(9, 11);
  }

  @Test
  void requestsOfOneCallerKeepTheirOrder() {
    exhaust();
    calls(ann, "a", 20);
    calls(ben, "b", 20);

    seconds(8);

    assertThat(served).hasSize(40);
    // Within a second all that may go do so at once, so only seconds are compared.
    for (int second = 0; second < 8; second++) {
      List<String> then = served.subList(second * PER_SECOND, (second + 1) * PER_SECOND);
      for (String name : then) {
        int number = Integer.parseInt(name.substring(1));
        int first = second * PER_SECOND / 2;
        assertThat(number).isBetween(first, first + PER_SECOND);
      }
    }
  }

  @Test
  void loadsGoAfterCallsOfEverybodyAndTakeTurnsThemselves() {
    exhaust();
    for (int i = 1; i <= 20; i++) {
      load(ann, "load a" + i);
    }
    load(ben, "load b");
    calls(cleo, "c", 4);

    seconds(1);
    assertThat(served).contains("c1", "c2", "c3", "c4", "load a1");
    seconds(1);

    assertThat(served).hasSize(2 * PER_SECOND).contains("load b");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aCallerWhoOvertakesTakesNoPermitOfAReservation(int perMinute) {
    SlidingWindowLimit few = new SlidingWindowLimit(perMinute, null, () -> now);
    List<Long> departures = new ArrayList<>();
    for (int i = 0; i < perMinute; i++) {
      assertThat(few.takeNow(false, now)).isTrue();
      departures.add(now);
      now += 10 * SECOND;
    }
    RateLimit one = few.forCaller();
    RateLimit other = few.forCaller();
    List<RateLimit.Turn> turns = new ArrayList<>(List.of(one.queue(false), one.queue(false)));
    long wait = few.reserve(1, Long.MAX_VALUE, now);
    if (wait >= 0) {
      departures.add(now + wait);
    }
    turns.add(0, other.queue(false));
    long later = few.reserve(1, Long.MAX_VALUE, now);
    if (later >= 0) {
      departures.add(now + later);
    }
    while (!turns.isEmpty()) {
      now += SECOND;
      turns.removeIf(
          turn -> {
            boolean may = turn.take(now).isZero();
            if (may) {
              turn.leave(now);
              departures.add(now);
            }
            return may;
          });
      assertThat(now).as("somebody waits forever").isLessThan(400 * SECOND);
    }
    Collections.sort(departures);
    for (int i = perMinute; i < departures.size(); i++) {
      assertThat(departures.get(i) - departures.get(i - perMinute))
          .isGreaterThanOrEqualTo(60 * SECOND);
    }
  }

  @Nested
  class AWaitThatIsCancelled {
    @Test
    void leavesItsPlaceToOthers() {
      exhaust();
      calls(ann, "a", 5);
      calls(ben, "b", 5);
      cancel("a1");
      cancel("b1");
      assertThat(limit.waiting()).isEqualTo(8);

      seconds(1);

      assertThat(served).hasSize(5).contains("a2", "b2", "a3", "b3");
    }

    @Test
    void doesNotSetItsCallerBack() {
      exhaust();
      calls(ann, "a", 300);
      for (int i = 1; i <= 300; i++) {
        cancel("a" + i);
      }
      calls(ben, "b", 50);
      call(ann, "again");

      seconds(1);

      assertThat(served).contains("again");
      assertThat(limit.waiting()).isEqualTo(51 - PER_SECOND);
    }
  }
}
