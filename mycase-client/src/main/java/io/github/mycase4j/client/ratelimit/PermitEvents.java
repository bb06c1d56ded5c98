package io.github.mycase4j.client.ratelimit;

import io.github.mycase4j.client.internal.ratelimit.PermitListener;
import io.github.resilience4j.core.EventConsumer;
import io.github.resilience4j.core.EventProcessor;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.event.RateLimiterEvent;
import io.github.resilience4j.ratelimiter.event.RateLimiterOnDrainedEvent;
import io.github.resilience4j.ratelimiter.event.RateLimiterOnFailureEvent;
import io.github.resilience4j.ratelimiter.event.RateLimiterOnSuccessEvent;

/** Turns what happens to permits into resilience4j's events. Thread-safe. */
final class PermitEvents extends EventProcessor<RateLimiterEvent>
    implements RateLimiter.EventPublisher, PermitListener {
  private final String name;

  PermitEvents(String name) {
    this.name = name;
  }

  @Override
  public RateLimiter.EventPublisher onSuccess(EventConsumer<RateLimiterOnSuccessEvent> consumer) {
    registerConsumer(RateLimiterOnSuccessEvent.class.getName(), consumer);
    return this;
  }

  @Override
  public RateLimiter.EventPublisher onFailure(EventConsumer<RateLimiterOnFailureEvent> consumer) {
    registerConsumer(RateLimiterOnFailureEvent.class.getName(), consumer);
    return this;
  }

  @Override
  public void onSuccess(int permits) {
    if (hasConsumers()) {
      processEvent(new RateLimiterOnSuccessEvent(name, permits));
    }
  }

  @Override
  public void onFailure(int permits) {
    if (hasConsumers()) {
      processEvent(new RateLimiterOnFailureEvent(name, permits));
    }
  }

  @Override
  public void onDrained(int permits) {
    if (hasConsumers()) {
      processEvent(new RateLimiterOnDrainedEvent(name, permits));
    }
  }
}
