package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.testsupport.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WriteBudgetTest {
  private final MutableClock clock = new MutableClock(TestFirm.NOW, TestFirm.ZONE);
  private final WriteBudget budget = new WriteBudget(2, clock);

  @Test
  void letsSoManyPassInAnyHour() {
    budget.take();
    clock.advance(Duration.ofMinutes(20));
    budget.take();
    assertThatThrownBy(budget::take)
        .hasMessage(
            "Nothing was sent: this connector writes to MyCase at most 2 times an hour"
                + " (MYCASE_MAX_WRITES). Try again in 40 minutes, or ask the person who set"
                + " it up to raise the limit.");
    clock.advance(Duration.ofMinutes(40));
    budget.take();
    assertThatThrownBy(budget::check).hasMessageContaining("Try again in 20 minutes");
  }

  @Test
  void doesNotCountWhatWasNotSent() {
    budget.take();
    Instant taken = budget.take();
    budget.giveBack(taken);
    assertThatCode(budget::take).doesNotThrowAnyException();
  }

  @Test
  void holdsOnForAnHourAtMostWhereTheClockIsSetBack() {
    budget.take();
    budget.take();
    clock.advance(Duration.ofDays(-3));
    assertThatThrownBy(budget::check).hasMessageContaining("60 minutes");
    clock.advance(Duration.ofMinutes(60));
    assertThatCode(budget::take).doesNotThrowAnyException();
  }

  @Test
  void ofNothingLetsNothingPass() {
    assertThatThrownBy(() -> new WriteBudget(0, clock).take())
        .hasMessageContaining("at most 0 times an hour");
    assertThat(new WriteBudget(1, clock).take()).isEqualTo(TestFirm.NOW);
  }
}
