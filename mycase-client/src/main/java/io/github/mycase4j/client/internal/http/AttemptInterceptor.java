package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.RequestObserver;
import io.github.mycase4j.client.core.RequestObserver.Attempt;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.time.Duration;

/** Reports each attempt that was sent to the observer, with its waits and its size. */
final class AttemptInterceptor implements Interceptor {
  private final RequestObserver observer;
  private final Timing timing;

  AttemptInterceptor(RequestObserver observer, Timing timing) {
    this.observer = observer;
    this.timing = timing;
  }

  @Override
  public HttpTransport.Response send(Exchange<?> exchange, Next next) {
    long begun = timing.nanos();
    int before = exchange.attempts();
    HttpTransport.Response response;
    try {
      response = next.send(exchange);
    } catch (RuntimeException | Error e) {
      if (exchange.attempts() > before) {
        try {
          observer.attempted(exchange.info(), attempt(exchange, begun, 0));
        } catch (RuntimeException late) {
          e.addSuppressed(late);
        }
      }
      throw e;
    }
    observer.attempted(exchange.info(), attempt(exchange, begun, response.body().length));
    return response;
  }

  private Attempt attempt(Exchange<?> exchange, long begun, long bytes) {
    return new Attempt(
        exchange.attempts(),
        exchange.status(),
        Duration.ofNanos(exchange.limitPassedAt() - begun),
        Duration.ofNanos(timing.nanos() - exchange.leftAt()),
        bytes,
        exchange.requestId());
  }
}
