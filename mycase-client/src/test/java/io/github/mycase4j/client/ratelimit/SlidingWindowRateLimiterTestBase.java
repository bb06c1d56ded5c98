package io.github.mycase4j.client.ratelimit;

import io.github.mycase4j.client.fake.RecordingSleeper;
import io.github.mycase4j.testsupport.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A limiter on a clock that a test moves, and the events that it publishes. */
abstract class SlidingWindowRateLimiterTestBase {
  final MutableClock clock = new MutableClock();
  final RecordingSleeper sleeper = new RecordingSleeper(clock);
  final List<String> events = new ArrayList<>();

  SlidingWindowRateLimiter limiter(int perMinute, Duration timeout) {
    SlidingWindowRateLimiter limiter =
        SlidingWindowRateLimiter.builder("firm")
            .limitPerMinute(perMinute)
            .timeout(timeout)
            .ticker(clock)
            .sleeper(sleeper)
            .build();
    limiter
        .getEventPublisher()
        .onEvent(event -> events.add(event.getEventType() + " " + event.getNumberOfPermits()));
    return limiter;
  }
}
