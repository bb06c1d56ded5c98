package io.github.mycase4j.remote.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.store.Database;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may happen once, or so many times in a minute. */
class OnceAndCountersTest extends TokensTestBase {

  @Test
  void row32_ofManyUsesAtOnceOneIsTheFirst() throws Exception {
    StoredOnce once = new StoredOnce(database.database());
    List<Boolean> results = atOnce(16, () -> once.first("jti", clock.instant()));
    assertThat(results).containsOnlyOnce(true);
    assertThat(once.first("jti", clock.instant())).isFalse();
    assertThat(once.first("another", clock.instant())).isTrue();
  }

  @Test
  void countersBeginAnewWithEachClockMinute() {
    Counters counters = MinuteCounters.of(database.database(), clock);
    assertThat(counters.count("a")).isZero();
    assertThat(counters.increment("a")).isEqualTo(1);
    clock.advance(Duration.ofSeconds(59));
    assertThat(counters.increment("a")).isEqualTo(2);
    assertThat(counters.increment("b")).isEqualTo(1);
    assertThat(counters.count("a")).isEqualTo(2);
    clock.advance(Duration.ofSeconds(1));
    assertThat(counters.count("a")).isZero();
    assertThat(counters.increment("a")).isEqualTo(1);
  }

  @Test
  void countersLoseNothingWhenManyCountAtOnce() throws Exception {
    Counters counters = MinuteCounters.of(database.database(), clock);
    List<Long> counts = atOnce(32, () -> counters.increment("a"));
    assertThat(counts).doesNotHaveDuplicates();
    assertThat(counters.count("a")).isEqualTo(32);
  }

  @Test
  void countersOfSeveralNodesAreOneWhereTheyShareADatabase() {
    Counters here = MinuteCounters.of(database.database(), clock);
    try (Database other = database.openAgain()) {
      Counters there = MinuteCounters.of(other, clock);
      here.increment("a");
      assertThat(there.increment("a")).isEqualTo(database.database().isPostgresql() ? 2 : 1);
    }
  }
}
