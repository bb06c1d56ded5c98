package io.github.mycase4j.client;

import static io.github.mycase4j.client.ClientFixture.failure;
import static io.github.mycase4j.client.fake.ScriptedWire.answer;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.error.RateLimitedException;
import io.github.mycase4j.client.fake.ScriptedWire;
import io.github.mycase4j.testsupport.MutableClock;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.SemaphoreBasedRateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ForeignRateLimiterTest {
  private final ClientFixture fixture = new ClientFixture();
  private final MutableClock clock = fixture.clock;
  private final ScriptedWire wire = fixture.wire;

  private RateLimiter limiter(int limit, Consumer<RateLimiterConfig.Builder> more) {
    RateLimiterConfig.Builder config =
        RateLimiterConfig.custom()
            .limitForPeriod(limit)
            .limitRefreshPeriod(Duration.ofSeconds(10))
            .timeoutDuration(Duration.ofSeconds(15));
    more.accept(config);
    return RateLimiter.of("firm-wide", config.build(), clock::getAsLong);
  }

  private RateLimiter limiter(int limit) {
    return limiter(limit, config -> {});
  }

  private MyCaseClient client(RateLimiter limiter) {
    return fixture.client(MyCaseClient.builder().rateLimiter(limiter));
  }

  private static Sample get(MyCaseClient client) {
    return client.api().get("/cases/1", List.of(), Sample.class);
  }

  @Test
  void decidesWhenRequestsLeave() {
    RateLimiter limiter = limiter(1);
    MyCaseClient client = client(limiter);

    get(client);
    get(client);

    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(10));
    assertThat(client.rateLimiter()).isSameAs(limiter);
    assertThat(fixture.progress)
        .containsExactly(
            new Progress("cases", 0, null, Duration.ofSeconds(10)),
            new Progress("cases", 0, null, Duration.ofSeconds(5)));
  }

  @Test
  void isNamedWhenItRejectsACall() {
    RateLimiter limiter = limiter(1);
    MyCaseClient client = client(limiter);
    get(client);
    limiter.reservePermission();

    CallTimeoutException failure = failure(CallTimeoutException.class, () -> get(client));

    assertThat(failure)
        .hasMessage(
            "GET /cases/1 was not sent: the rate limiter firm-wide gives no permit within its"
                + " timeout of 15000 ms.");
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(10));
    assertThat(wire.requests()).hasSize(1);
    assertThat(fixture.sleeper.sleeps()).isEmpty();
  }

  @Test
  void isNamedWhereTheCallHasLessTimeThanItsWait() {
    MyCaseClient client = client(limiter(1));
    get(client);
    MyCaseClient hasty =
        client.withOptions(client.options().withRequestTimeout(Duration.ofSeconds(3)));

    CallTimeoutException failure = failure(CallTimeoutException.class, () -> get(hasty));

    assertThat(failure)
        .hasMessageStartingWith("GET /cases/1 was not sent: the rate limiter firm-wide lets it go");
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void isWaitedForOnlyUntilTheCallIsCancelled() {
    MyCaseClient client = client(limiter(1));
    get(client);
    fixture.sleeper.during(client.options().cancellation()::cancel);

    failure(CallCancelledException.class, () -> get(client));

    assertThat(wire.requests()).hasSize(1);
    assertThat(fixture.sleeper.sleeps()).hasSize(1);
  }

  @Test
  void letsNoMoreThanTwentyFiveASecondReachMyCase() {
    RateLimiter limiter = limiter(1000);
    MyCaseClient one = client(limiter);
    MyCaseClient other = client(limiter);
    for (int i = 0; i < 25; i++) {
      get(i % 2 == 0 ? one : other);
    }
    assertThat(clock.elapsed()).isZero();

    get(other);

    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void keepsAllItsClientsWaitingAfterA429() {
    RateLimiter limiter = limiter(1000);
    wire.then(answer(429, Map.of("Retry-After", "40"), "")).then(json(200, "{\"id\":1}"));
    failure(RateLimitedException.class, () -> get(client(limiter)));

    get(client(limiter));

    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void isToldOfFailuresSoThatItsOwnRuleAppliesToThem() {
    List<String> told = new ArrayList<>();
    RateLimiter limiter =
        limiter(
            100,
            config ->
                config.drainPermissionsOnResult(
                    result -> {
                      told.add(
                          result.isLeft() ? result.getLeft().getClass().getSimpleName() : "ok");
                      return result.isLeft() && result.getLeft() instanceof RateLimitedException;
                    }));
    MyCaseClient client = client(limiter);

    get(client);
    wire.then(json(404, ""));
    failure(NotFoundException.class, () -> get(client));
    assertThat(limiter.getMetrics().getAvailablePermissions()).isEqualTo(98);
    wire.then(answer(429, Map.of("Retry-After", "40"), ""));
    failure(RateLimitedException.class, () -> get(client));

    assertThat(told).containsExactly("ok", "NotFoundException", "RateLimitedException");
    assertThat(limiter.getMetrics().getAvailablePermissions()).isZero();
  }

  @Test
  void isRejectedWhereItCannotReserve() {
    SemaphoreBasedRateLimiter limiter =
        new SemaphoreBasedRateLimiter("firm-wide", RateLimiterConfig.ofDefaults());
    try {
      assertThatThrownBy(() -> client(limiter))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("rateLimiter cannot be a SemaphoreBasedRateLimiter");
    } finally {
      limiter.shutdown();
    }
  }
}
