package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class UlidsTest {
  private static final RandomGenerator ZEROS = () -> 0L;
  private static final RandomGenerator ONES = () -> -1L;

  @Test
  void theFirstTenCharactersAreTheTime() {
    assertThat(new Ulids(() -> Instant.EPOCH, ZEROS).next()).isEqualTo("0".repeat(26));
    assertThat(new Ulids(() -> Instant.ofEpochMilli(31), ZEROS).next())
        .isEqualTo("000000000Z" + "0".repeat(16));
    // The time of the ULID specification's example.
    assertThat(new Ulids(() -> Instant.ofEpochMilli(1_469_918_176_385L), ONES).next())
        .isEqualTo("01ARYZ6S41" + "Z".repeat(16));
  }

  @Test
  void laterIdsSortBehindEarlierOnes() {
    Random random = new Random(7);
    String before = "";
    for (long millis = 1; millis < 1L << 47; millis *= 3) {
      long now = millis;
      String id = new Ulids(() -> Instant.ofEpochMilli(now), random).next();
      assertThat(id).hasSize(26).isGreaterThan(before).matches("[0-9A-HJKMNP-TV-Z]{26}");
      before = id;
    }
  }

  @Test
  void idsOfOneMillisecondDiffer() {
    Ulids ids = new Ulids(() -> Logs.NOW, new Random(11));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(seen.add(ids.next())).isTrue();
    }
  }
}
