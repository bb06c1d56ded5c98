package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.RequestObserver;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.internal.auth.TokenRefresher;
import io.github.mycase4j.client.internal.ratelimit.RateLimit;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.time.Duration;
import java.util.List;

/**
 * The interceptors of every request, in order.
 *
 * <p>Thread safe; shared by all views of a client.
 */
public final class InterceptorChain {
  private final Timing timing;
  private final Interceptor.Next first;
  private volatile boolean closed;

  private InterceptorChain(Timing timing, List<Interceptor> interceptors) {
    this.timing = timing;
    this.first = new Interceptor.Next(interceptors, 0);
  }

  /**
   * Returns the interceptors of this library. Each attempt of a request goes through all from the
   * rate limit on.
   *
   * @param attemptTimeout bounds one attempt, within the caller's request timeout
   * @param maxAttempts the highest number of times that a request is sent
   */
  public static InterceptorChain standard(
      ApiBase base,
      TokenRefresher tokens,
      RateLimit limit,
      HttpTransport transport,
      Timing timing,
      WriteNotification writes,
      RequestObserver observer,
      String userAgent,
      Duration attemptTimeout,
      int maxAttempts) {
    Backoff backoff = new Backoff(timing);
    return new InterceptorChain(
        timing,
        List.of(
            new ReadOnlyInterceptor(),
            writes,
            new ObserverInterceptor(observer, timing),
            new RetryInterceptor(timing, backoff, maxAttempts),
            new LimitFeedbackInterceptor(limit),
            new ResponseInterceptor(timing),
            new AttemptInterceptor(observer, timing),
            new RateLimitInterceptor(limit, timing, backoff),
            new AuthInterceptor(base, tokens, timing),
            new TransportInterceptor(transport, timing, userAgent, attemptTimeout)));
  }

  /** Rejects all later requests. */
  void close() {
    closed = true;
  }

  /** Returns the ticker's reading. */
  long nanos() {
    return timing.nanos();
  }

  /** Sends a request and returns what was read from the response. */
  <T> T send(Exchange<T> exchange) {
    if (closed) {
      throw new IllegalStateException("This client is closed.");
    }
    exchange.start(timing.nanos());
    try {
      first.send(exchange);
    } catch (CallCancelledException e) {
      throw isOfASentRequest(e, exchange)
          ? new CallCancelledException(e.getMessage(), exchange.summary(), e)
          : e;
    } catch (CallTimeoutException e) {
      throw isOfASentRequest(e, exchange)
          ? new CallTimeoutException(e.getMessage(), e.retryAfter(), exchange.summary())
          : e;
    } catch (LoginRequiredException e) {
      throw isOfASentRequest(e, exchange)
          ? new LoginRequiredException(
              e.reason(), e.error().orElse(null), e.getMessage(), exchange.summary())
          : e;
    }
    return exchange.value();
  }

  /** A failure between two attempts, such as during a wait, lacks the summary of the first one. */
  private static boolean isOfASentRequest(MyCaseException failure, Exchange<?> exchange) {
    return exchange.attempts() > 0 && failure.request().isEmpty();
  }
}
