package io.github.mycase4j.remote.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentUsesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final RecentUses uses = new RecentUses(Duration.ofMinutes(30));

  @Test
  void theLaterOneCounts() {
    uses.note("a", NOW);
    assertThat(uses.latest("a", NOW.minusSeconds(5))).isEqualTo(NOW);
    assertThat(uses.latest("a", NOW.plusSeconds(5))).isEqualTo(NOW.plusSeconds(5));
    assertThat(uses.latest("b", NOW)).isEqualTo(NOW);
  }

  @Test
  void whatTheDatabaseHasIsForgotten() {
    uses.note("a", NOW);
    uses.forget("a");
    assertThat(uses.latest("a", NOW.minusSeconds(5))).isEqualTo(NOW.minusSeconds(5));
  }

  @Test
  void usesThatDoNotMatterAnyMoreAreDroppedWhenThereAreMany() {
    for (int i = 0; i < 1_000; i++) {
      uses.note("old" + i, NOW);
    }
    uses.note("new", NOW.plus(Duration.ofMinutes(31)));
    assertThat(uses.latest("old7", Instant.EPOCH)).isEqualTo(Instant.EPOCH);
    assertThat(uses.latest("new", Instant.EPOCH)).isAfter(NOW);
  }
}
