package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.error.ReadOnlyException;
import io.github.mycase4j.client.internal.transport.HttpTransport;

/** Rejects writes in a read-only view, before anything else happens. */
final class ReadOnlyInterceptor implements Interceptor {
  @Override
  public HttpTransport.Response send(Exchange<?> exchange, Next next) {
    if (exchange.view().readOnly() && !exchange.isRead()) {
      throw new ReadOnlyException(
          "This view of MyCase is read-only: " + exchange.name() + " was not sent.");
    }
    return next.send(exchange);
  }
}
