package io.github.mycase4j.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.testsupport.MutableClock;
import io.github.resilience4j.micrometer.tagged.TaggedRateLimiterMetrics;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private final SlidingWindowRateLimiter limiter =
      SlidingWindowRateLimiter.builder("mycase")
          .limitPerMinute(10)
          .tags(Map.of("firm", "sample"))
          .ticker(new MutableClock())
          .build();

  @Test
  void holdsTheLimiterUnderItsName() {
    RateLimiterRegistry registry = RateLimiterRegistry.ofDefaults();

    limiter.registerIn(registry);
    limiter.registerIn(registry);

    assertThat(registry.rateLimiter("mycase")).isSameAs(limiter);
    assertThat(registry.getAllRateLimiters()).containsExactly(limiter);
  }

  @Test
  void hasItInPlaceOfAnEarlierOne() {
    RateLimiterRegistry registry = RateLimiterRegistry.ofDefaults();
    RateLimiter earlier = registry.rateLimiter("mycase");
    List<RateLimiter> replaced = new ArrayList<>();
    registry.getEventPublisher().onEntryReplaced(event -> replaced.add(event.getOldEntry()));

    limiter.registerIn(registry);

    assertThat(registry.find("mycase")).containsSame(limiter);
    assertThat(replaced).containsExactly(earlier);
  }

  @Test
  void canReplaceItByAnother() {
    RateLimiterRegistry registry = RateLimiterRegistry.ofDefaults();
    limiter.registerIn(registry);
    SlidingWindowRateLimiter other = SlidingWindowRateLimiter.perMinute(5);

    assertThat(registry.replace("mycase", other)).containsSame(limiter);

    assertThat(registry.find("mycase")).containsSame(other);
    limiter.registerIn(registry);
    assertThat(registry.find("mycase")).containsSame(limiter);
  }

  @Test
  void addsItsTagsToThoseOfTheLimiterWhichWin() {
    RateLimiterRegistry registry =
        RateLimiterRegistry.of(
            Map.of("default", RateLimiterConfig.ofDefaults()),
            Map.of("env", "test", "firm", "default"));

    limiter.registerIn(registry);

    assertThat(limiter.getTags())
        .containsOnly(Map.entry("env", "test"), Map.entry("firm", "sample"));
  }

  @Test
  void givesMicrometerBothGauges() {
    RateLimiterRegistry registry = RateLimiterRegistry.ofDefaults();
    MeterRegistry meters = new SimpleMeterRegistry();
    TaggedRateLimiterMetrics.ofRateLimiterRegistry(registry).bindTo(meters);
    limiter.registerIn(registry);

    limiter.acquirePermission(3);

    assertThat(gauge(meters, "resilience4j.ratelimiter.available.permissions")).isEqualTo(7);
    assertThat(gauge(meters, "resilience4j.ratelimiter.waiting_threads")).isZero();
  }

  private static double gauge(MeterRegistry meters, String name) {
    return meters.get(name).tag("name", "mycase").tag("firm", "sample").gauge().value();
  }
}
