package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.RequestObserver;
import io.github.mycase4j.client.core.RequestObserver.RequestOutcome;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reports each request and its outcome to the observer. */
final class ObserverInterceptor implements Interceptor {
  private final RequestObserver observer;
  private final Timing timing;

  ObserverInterceptor(RequestObserver observer, Timing timing) {
    this.observer = observer;
    this.timing = timing;
  }

  @Override
  public HttpTransport.Response send(Exchange<?> exchange, Next next) {
    observer.before(exchange.info());
    long start = timing.nanos();
    HttpTransport.Response response;
    try {
      response = next.send(exchange);
    } catch (RuntimeException | Error e) {
      try {
        observer.after(exchange.info(), outcome(exchange, start, e.getClass().getSimpleName()));
      } catch (RuntimeException late) {
        e.addSuppressed(late);
      }
      throw e;
    }
    observer.after(exchange.info(), outcome(exchange, start, null));
    return response;
  }

  private RequestOutcome outcome(Exchange<?> exchange, long start, @Nullable String failure) {
    return new RequestOutcome(
        exchange.status(),
        failure == null ? exchange.rows() : null,
        exchange.attempts(),
        Duration.ofNanos(timing.nanos() - start),
        failure);
  }
}
