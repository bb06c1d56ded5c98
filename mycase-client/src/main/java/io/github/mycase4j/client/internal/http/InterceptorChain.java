package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.RequestObserver;
import io.github.mycase4j.client.internal.auth.TokenRefresher;
import io.github.mycase4j.client.internal.ratelimit.RateLimit;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.time.Duration;
import java.util.List;

/**
 * The steps of every request, in order.
 *
 * <p>Thread safe; shared by all views of a client.
 */
public final class InterceptorChain {
  private final Timing timing;
  private final Interceptor.Next first;

  private InterceptorChain(Timing timing, List<Interceptor> steps) {
    this.timing = timing;
    this.first = new Interceptor.Next(steps, 0);
  }

  /**
   * Returns the steps of this library. Each attempt of a request goes through all from the rate
   * limit on.
   *
   * @param answerTimeout bounds one attempt, within the caller's time budget
   */
  public static InterceptorChain standard(
      ApiBase base,
      TokenRefresher tokens,
      RateLimit limit,
      HttpTransport wire,
      Timing timing,
      WriteNotification writes,
      RequestObserver observer,
      String userAgent,
      Duration answerTimeout) {
    Backoff pauses = new Backoff(timing);
    return new InterceptorChain(
        timing,
        List.of(
            new ReadOnlyInterceptor(),
            writes,
            new ObserverInterceptor(observer, timing),
            new RetryInterceptor(timing, pauses),
            new RateLimitInterceptor(limit, timing, pauses),
            new ResponseInterceptor(timing),
            new AuthInterceptor(base, tokens, timing),
            new TransportInterceptor(wire, timing, userAgent, answerTimeout)));
  }

  /** Sends a request and returns what was read of the answer. */
  <T> T send(Exchange<T> exchange) {
    exchange.start(timing.nanos());
    first.send(exchange);
    return exchange.value();
  }
}
