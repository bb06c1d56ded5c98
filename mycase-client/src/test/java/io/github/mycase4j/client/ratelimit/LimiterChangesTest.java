package io.github.mycase4j.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Limits and timeouts that change while a limiter is in use. */
class LimiterChangesTest extends SlidingWindowRateLimiterTestBase {
  @Test
  void ofTheLimitApplyAtOnce() {
    SlidingWindowRateLimiter limiter = limiter(1, Duration.ZERO);
    limiter.acquirePermission();

    limiter.changeLimitForPeriod(2);

    assertThat(limiter.acquirePermission()).isTrue();
    assertThat(limiter.getRateLimiterConfig().getLimitForPeriod()).isEqualTo(2);
    assertThatThrownBy(() -> limiter.changeLimitForPeriod(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limitForPeriod must be at least 1, not 0");
  }

  @Test
  void ofBothLimitsKeepWhatLeftBefore() {
    SlidingWindowRateLimiter limiter =
        SlidingWindowRateLimiter.builder("firm")
            .limitPerMinute(10)
            .limitPerSecond(4)
            .timeout(Duration.ZERO)
            .ticker(clock)
            .build();
    assertThat(limiter.acquirePermission(4)).isTrue();

    limiter.changeLimits(6, 2);

    assertThat(limiter.toString()).contains("6 a minute, 2 a second");
    assertThat(limiter.acquirePermission()).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(limiter.acquirePermission(2)).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(limiter.acquirePermission()).isFalse();

    limiter.changeLimits(10, 4);

    assertThat(limiter.acquirePermission(4)).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(limiter.acquirePermission()).isFalse();
    assertThat(limiter.getRateLimiterConfig().getLimitForPeriod()).isEqualTo(10);
  }

  @Test
  void ofBothLimitsMustBePossible() {
    SlidingWindowRateLimiter limiter = limiter(7, Duration.ZERO);

    assertThatThrownBy(() -> limiter.changeLimits(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("perMinute must be at least 1, not 0");
    assertThatThrownBy(() -> limiter.changeLimits(5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("perSecond must be at least 1, not 0");

    assertThat(limiter.getRateLimiterConfig().getLimitForPeriod()).isEqualTo(7);
  }

  @Test
  void ofTheLimitReachAThreadThatWaits() {
    SlidingWindowRateLimiter limiter = limiter(1, Duration.ofMinutes(1));
    limiter.acquirePermission();
    sleeper.during(() -> limiter.changeLimitForPeriod(2));

    assertThat(limiter.acquirePermission()).isTrue();
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void ofTheTimeoutAreForLaterCallers() {
    SlidingWindowRateLimiter limiter = limiter(1, Duration.ofMinutes(1));
    limiter.acquirePermission();
    sleeper.during(() -> limiter.changeTimeoutDuration(Duration.ZERO));

    assertThat(limiter.acquirePermission()).isTrue();
    assertThat(limiter.acquirePermission()).isFalse();
    assertThat(limiter.getRateLimiterConfig().getTimeoutDuration()).isZero();
    assertThatThrownBy(() -> limiter.changeTimeoutDuration(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout must not be negative: PT-0.000000001S");
  }
}
