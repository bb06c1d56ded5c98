package io.github.mycase4j.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.ratelimiter.event.RateLimiterEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SlidingWindowRateLimiterTest extends SlidingWindowRateLimiterTestBase {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Nested
  class AcquirePermission {
    @Test
    void isGrantedAtOnceWhileThereArePermits() {
      SlidingWindowRateLimiter limiter = limiter(2, Duration.ZERO);

      assertThat(limiter.acquirePermission()).isTrue();
      assertThat(limiter.acquirePermission()).isTrue();
      assertThat(limiter.acquirePermission()).isFalse();
      assertThat(clock.elapsed()).isZero();
      assertThat(events).containsExactly("SUCCESSFUL_ACQUIRE 1", "SUCCESSFUL_ACQUIRE 1", FAILED);
    }

    @Test
    void waitsUntilAMinuteAfterTheEarliest() {
      SlidingWindowRateLimiter limiter = limiter(1, Duration.ofMinutes(1));
      limiter.acquirePermission();
      clock.advance(Duration.ofSeconds(10));

      assertThat(limiter.acquirePermission()).isTrue();
      assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void saysAtOnceThatTheTimeoutIsTooShort() {
      SlidingWindowRateLimiter limiter = limiter(1, Duration.ofSeconds(59));
      limiter.acquirePermission();

      assertThat(limiter.acquirePermission()).isFalse();
      assertThat(sleeper.sleeps()).isEmpty();
    }

    @Test
    void countsTheTimeoutFromTheBeginningOfTheWait() {
      SlidingWindowRateLimiter limiter = limiter(1, Duration.ofSeconds(60));
      limiter.acquirePermission();
      sleeper.during(() -> limiter.holdOff(Duration.ofSeconds(62)));

      assertThat(limiter.acquirePermission()).isFalse();
      assertThat(sleeper.sleeps()).hasSize(1);
      assertThat(events).containsExactly("SUCCESSFUL_ACQUIRE 1", FAILED);
    }

    @Test
    void endsWhenTheThreadIsInterruptedAndKeepsTheFlag() {
      SlidingWindowRateLimiter limiter = limiter(1, Duration.ofMinutes(1));
      limiter.acquirePermission();
      sleeper.during(Thread.currentThread()::interrupt);

      assertThat(limiter.acquirePermission()).isFalse();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(limiter.getMetrics().getNumberOfWaitingThreads()).isZero();
      assertThat(events).containsExactly("SUCCESSFUL_ACQUIRE 1", FAILED);
    }

    @Test
    void takesSeveralTogether() {
      SlidingWindowRateLimiter limiter = limiter(10, Duration.ofMinutes(1));
      assertThat(limiter.acquirePermission(4)).isTrue();
      clock.advance(Duration.ofSeconds(10));
      assertThat(limiter.acquirePermission(4)).isTrue();

      assertThat(limiter.acquirePermission(4)).isTrue();

      assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void isRefusedWhereMoreAreAskedForThanCanEverBeHad() {
      SlidingWindowRateLimiter limiter = limiter(30, Duration.ofHours(1));

      assertThat(limiter.acquirePermission(31)).isFalse();
      assertThat(limiter.acquirePermission(26)).isFalse();
      assertThat(limiter.reservePermission(26)).isNegative();
      assertThat(limiter.acquirePermission(25)).isTrue();
      assertThat(events)
          .containsExactly(
              "FAILED_ACQUIRE 31",
              "FAILED_ACQUIRE 26",
              "FAILED_ACQUIRE 26",
              "SUCCESSFUL_ACQUIRE 25");
    }

    @Test
    void takesNoneWhereNoneAreAskedFor() {
      SlidingWindowRateLimiter limiter = limiter(1, Duration.ZERO);

      assertThat(limiter.acquirePermission(0)).isTrue();
      assertThat(limiter.reservePermission(0)).isZero();
      assertThat(limiter.getMetrics().getAvailablePermissions()).isEqualTo(1);
      assertThatThrownBy(() -> limiter.acquirePermission(-1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("permits must not be negative: -1");
    }

    @Test
    void keepsToTwentyFiveASecond() {
      SlidingWindowRateLimiter limiter = limiter(1000, Duration.ofMinutes(1));
      for (int i = 0; i < 51; i++) {
        assertThat(limiter.acquirePermission()).isTrue();
      }

      assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }
  }

  private static final String FAILED = "FAILED_ACQUIRE 1";

  @Nested
  class ReservePermission {
    @Test
    void tellsHowLongToWaitAndCounts() {
      SlidingWindowRateLimiter limiter = limiter(1, Duration.ofMinutes(2));

      assertThat(limiter.reservePermission()).isZero();
      assertThat(limiter.reservePermission()).isEqualTo(60 * SECOND);
      assertThat(limiter.reservePermission()).isEqualTo(120 * SECOND);
      assertThat(limiter.reservePermission()).isNegative();
      assertThat(limiter.getMetrics().getAvailablePermissions()).isEqualTo(-2);
      assertThat(events)
          .containsExactly(
              "SUCCESSFUL_ACQUIRE 1", "SUCCESSFUL_ACQUIRE 1", "SUCCESSFUL_ACQUIRE 1", FAILED);
    }

    @Test
    void letsOthersGoAMinuteAfterIt() {
      SlidingWindowRateLimiter limiter = limiter(1, Duration.ofMinutes(2));
      limiter.acquirePermission();
      limiter.reservePermission();

      assertThat(limiter.acquirePermission()).isTrue();

      assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(2));
    }
  }

  @Nested
  class HoldOff {
    @Test
    void keepsEverybodyWaiting() {
      SlidingWindowRateLimiter limiter = limiter(30, Duration.ofSeconds(20));
      limiter.holdOff(Duration.ofSeconds(12));

      assertThat(limiter.getMetrics().getAvailablePermissions()).isZero();
      assertThat(limiter.reservePermission()).isEqualTo(12 * SECOND);
      assertThat(limiter.acquirePermission()).isTrue();
      assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void turnsOnTheLimitForASecond() {
      SlidingWindowRateLimiter limiter = limiter(100_000, Duration.ZERO);
      assertThat(limiter.acquirePermission(40)).isTrue();

      limiter.holdOff(Duration.ZERO);

      assertThat(limiter.acquirePermission(1)).isFalse();
    }

    @Test
    void takesAnAbsurdWaitForADayAndNoNegativeOne() {
      SlidingWindowRateLimiter limiter = limiter(30, Duration.ofDays(2));
      limiter.holdOff(Duration.ofSeconds(Long.MAX_VALUE));

      assertThat(limiter.reservePermission()).isEqualTo(Duration.ofDays(1).toNanos());
      assertThatThrownBy(() -> limiter.holdOff(Duration.ofSeconds(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("retryAfter must not be negative: PT-1S");
    }
  }

  @Nested
  class DrainPermissions {
    @Test
    void takesWhatIsLeftForAMinute() {
      SlidingWindowRateLimiter limiter = limiter(5, Duration.ofMinutes(1));
      limiter.acquirePermission(2);
      clock.advance(Duration.ofSeconds(10));

      limiter.drainPermissions();

      assertThat(limiter.getMetrics().getAvailablePermissions()).isZero();
      assertThat(events).containsExactly("SUCCESSFUL_ACQUIRE 2", "DRAINED 3");
      assertThat(limiter.reservePermission(2)).isEqualTo(50 * SECOND);
      assertThat(limiter.reservePermission(3)).isEqualTo(60 * SECOND);
    }
  }

  @Nested
  class DecoratedCalls {
    @Test
    void areCountedAndRefusedAsByAnyLimiter() {
      SlidingWindowRateLimiter limiter = limiter(1, Duration.ZERO);

      assertThat(limiter.executeSupplier(() -> "rows")).isEqualTo("rows");
      assertThatThrownBy(() -> limiter.executeSupplier(() -> "rows"))
          .isInstanceOf(RequestNotPermitted.class)
          .hasMessageContaining("'firm'");
    }

    @Test
    void drainNothingWhateverTheirResult() {
      SlidingWindowRateLimiter limiter = limiter(2, Duration.ZERO);

      limiter.onResult("rows");
      limiter.onSuccess();
      limiter.onError(new IllegalStateException("broken"));

      assertThat(limiter.getMetrics().getAvailablePermissions()).isEqualTo(2);
    }
  }

  @Nested
  class Events {
    @Test
    void goToThoseWhoListenForThem() {
      SlidingWindowRateLimiter limiter = limiter(1, Duration.ZERO);
      List<RateLimiterEvent> granted = new ArrayList<>();
      List<RateLimiterEvent> refused = new ArrayList<>();
      RateLimiter.EventPublisher publisher =
          limiter.getEventPublisher().onSuccess(granted::add).onFailure(refused::add);

      limiter.acquirePermission();
      limiter.acquirePermission();
      limiter.drainPermissions();

      assertThat(publisher).isSameAs(limiter.getEventPublisher());
      assertThat(granted).singleElement().returns("firm", RateLimiterEvent::getRateLimiterName);
      assertThat(refused)
          .singleElement()
          .returns(RateLimiterEvent.Type.FAILED_ACQUIRE, RateLimiterEvent::getEventType);
    }
  }

  @Nested
  class Settings {
    @Test
    void areThoseOfMyCaseUnlessGiven() {
      SlidingWindowRateLimiter limiter = SlidingWindowRateLimiter.perMinute(20);

      assertThat(limiter.getName()).isEqualTo("mycase");
      assertThat(limiter.getTags()).isEmpty();
      assertThat(limiter.getRateLimiterConfig().getLimitForPeriod()).isEqualTo(20);
      assertThat(limiter.getRateLimiterConfig().getLimitRefreshPeriod())
          .isEqualTo(Duration.ofMinutes(1));
      assertThat(limiter.getRateLimiterConfig().getTimeoutDuration())
          .isEqualTo(Duration.ofSeconds(5));
      assertThat(limiter).hasToString("SlidingWindowRateLimiter[mycase, 20 a minute, 25 a second]");
      assertThat(SlidingWindowRateLimiter.builder("a").build())
          .hasToString("SlidingWindowRateLimiter[a, 30 a minute, 25 a second]");
    }

    @Test
    void holdTheLimitForASecondThatIsGivenFromTheFirstOn() {
      SlidingWindowRateLimiter limiter =
          SlidingWindowRateLimiter.builder("firm")
              .limitPerMinute(100_000)
              .limitPerSecond(2)
              .ticker(clock)
              .tags(Map.of("firm", "sample"))
              .build();

      assertThat(limiter.getTags()).containsExactly(Map.entry("firm", "sample"));
      assertThat(limiter.acquirePermission(2)).isTrue();
      assertThat(limiter.reservePermission()).isEqualTo(SECOND);
    }

    @Test
    void areRefusedWhereTheyCannotWork() {
      assertThatThrownBy(() -> SlidingWindowRateLimiter.perMinute(0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("limitPerMinute must be at least 1, not 0");
      assertThatThrownBy(() -> SlidingWindowRateLimiter.builder("a").limitPerSecond(0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("limitPerSecond must be at least 1, not 0");
      assertThatThrownBy(() -> SlidingWindowRateLimiter.builder("a").timeout(Duration.ofDays(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("timeout");
      assertThatThrownBy(() -> SlidingWindowRateLimiter.builder(" "))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("name");
    }
  }
}
