package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.error.RateLimitedException;
import io.github.mycase4j.client.internal.ratelimit.RateLimit;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reports the outcome of each sent attempt to the limit, and delays all requests after a 429. */
final class LimitFeedbackInterceptor implements Interceptor {
  /**
   * The longest that one 429 response holds all callers back. Whatever the header says, a request
   * then finds out whether MyCase accepts requests again.
   */
  static final Duration LONGEST_HOLD = Duration.ofMinutes(5);

  private final RateLimit limit;

  LimitFeedbackInterceptor(RateLimit limit) {
    this.limit = limit;
  }

  @Override
  public HttpTransport.Response send(Exchange<?> exchange, Next next) {
    int before = exchange.attempts();
    HttpTransport.Response response;
    try {
      response = next.send(exchange);
    } catch (AttemptFailedException e) {
      if (e.failure() instanceof RateLimitedException) {
        limit.refused(hold(e.retryAfter()), limit.now());
      }
      failed(exchange, before, e.failure());
      throw e;
    } catch (MyCaseException e) {
      failed(exchange, before, e);
      throw e;
    }
    limit.onSuccess();
    return response;
  }

  private static @Nullable Duration hold(@Nullable Duration retryAfter) {
    boolean tooLong = retryAfter != null && retryAfter.compareTo(LONGEST_HOLD) > 0;
    return tooLong ? LONGEST_HOLD : retryAfter;
  }

  private void failed(Exchange<?> exchange, int before, MyCaseException failure) {
    if (exchange.attempts() > before) {
      limit.onError(failure);
    }
  }
}
