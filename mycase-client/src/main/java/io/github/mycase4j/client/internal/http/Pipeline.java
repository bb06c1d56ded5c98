package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.RequestObserver;
import io.github.mycase4j.client.auth.TokenSource;
import java.time.Duration;
import java.util.List;

/**
 * The steps of every request, in order.
 *
 * <p>Thread safe; shared by all views of a client.
 */
public final class Pipeline {
  private final Timing timing;
  private final Step.Next first;

  private Pipeline(Timing timing, List<Step> steps) {
    this.timing = timing;
    Step.Next next =
        exchange -> {
          throw new IllegalStateException("the last step hands nothing on");
        };
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      Step.Next after = next;
      next = exchange -> step.send(exchange, after);
    }
    this.first = next;
  }

  /**
   * Returns the steps of this library. Each attempt of a request goes through all from the rate
   * limit on.
   *
   * @param answerTimeout bounds one attempt, within the caller's time budget
   */
  public static Pipeline standard(
      ApiBase base,
      TokenSource tokens,
      RateLimit limit,
      Wire wire,
      Timing timing,
      RequestObserver observer,
      String userAgent,
      Duration answerTimeout) {
    Pauses pauses = new Pauses(timing);
    return new Pipeline(
        timing,
        List.of(
            new ReadOnlyStep(),
            new ObserveStep(observer, timing),
            new RetryStep(timing, pauses),
            new UnderstandStep(timing),
            new RateLimitStep(limit, timing, pauses),
            new AuthStep(base, tokens, timing),
            new TransportStep(wire, timing, userAgent, answerTimeout)));
  }

  /** Sends a request and returns what was read of the answer. */
  <T> T send(Exchange<T> exchange) {
    exchange.start(timing.nanos());
    first.send(exchange);
    return exchange.value();
  }
}
