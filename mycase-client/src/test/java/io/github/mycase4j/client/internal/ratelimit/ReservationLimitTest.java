package io.github.mycase4j.client.internal.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.testsupport.MutableClock;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReservationLimitTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final MutableClock clock = new MutableClock();

  private RateLimiter limiter(int limit) {
    return RateLimiter.of(
        "firm-wide",
        RateLimiterConfig.custom()
            .limitForPeriod(limit)
            .limitRefreshPeriod(Duration.ofMinutes(1))
            .timeoutDuration(Duration.ofMinutes(5))
            .build(),
        clock::getAsLong);
  }

  @Test
  void letsARequestLeaveOnceMoreOnlyWhereItNeedNotWait() {
    RateLimiter limiter = limiter(1);
    ReservationLimit limit = new ReservationLimit(limiter, clock);

    assertThat(limit.takeNow(false, limit.now())).isTrue();
    assertThat(limit.takeNow(false, limit.now())).isFalse();
    assertThat(limiter.getMetrics().getAvailablePermissions()).isZero();
  }

  @Test
  void spendsNoPermitWhereTheSecondIsFull() {
    RateLimiter limiter = limiter(100);
    ReservationLimit limit = new ReservationLimit(limiter, clock);
    for (int i = 0; i < 25; i++) {
      assertThat(limit.takeNow(false, 0)).isTrue();
    }

    assertThat(limit.takeNow(false, 0)).isFalse();

    assertThat(limiter.getMetrics().getAvailablePermissions()).isEqualTo(75);
  }

  @Test
  void reservesOncePerTurn() {
    RateLimiter limiter = limiter(1);
    ReservationLimit limit = new ReservationLimit(limiter, clock);
    limit.takeNow(false, 0);

    try (RateLimit.Turn turn = limit.queue(false)) {
      assertThat(turn.take(0)).isEqualTo(Duration.ofMinutes(1));
      assertThat(turn.take(20 * SECOND)).isEqualTo(Duration.ofSeconds(40));
      assertThat(turn.take(60 * SECOND)).isZero();
      turn.leave(60 * SECOND);
    }

    assertThat(limiter.getMetrics().getAvailablePermissions()).isEqualTo(-1);
  }

  @Test
  void sharesTheSecondAmongClientsOfOneLimiterAlone() {
    RateLimiter limiter = limiter(100);
    new ReservationLimit(limiter, clock).refused(Duration.ofSeconds(9), 0);

    assertThat(new ReservationLimit(limiter, clock).queue(true).take(0))
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(new ReservationLimit(limiter(100), clock).queue(true).take(0)).isZero();
  }

  @Test
  void noRequestLeavesWithoutAPermit() {
    ReservationLimit limit = new ReservationLimit(limiter(1), clock);

    assertThatThrownBy(() -> limit.queue(false).leave(0)).isInstanceOf(IllegalStateException.class);
  }
}
