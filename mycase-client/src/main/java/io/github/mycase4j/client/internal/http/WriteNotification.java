package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.WriteObserver;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Reports every write to the view's {@link WriteObserver} and to listeners that keep rows which it
 * may have changed. A failed write is reported too, since MyCase may have carried it out.
 *
 * <p>Thread-safe.
 */
public final class WriteNotification implements Interceptor {

  /** Receives writes that have ended, before the caller does. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Handles a write that has ended, whatever its outcome.
     *
     * @param path of the request, below the API base
     * @param body what was written, null for a deletion
     */
    void written(String path, @Nullable Object body);
  }

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** Adds a listener. */
  public void add(Listener listener) {
    listeners.add(listener);
  }

  @Override
  public HttpTransport.Response send(Exchange<?> exchange, Next next) {
    if (exchange.isRead()) {
      return next.send(exchange);
    }
    String path = exchange.info().path();
    WriteObserver observer = exchange.view().writes();
    WriteObserver.Pending pending =
        observer == null ? null : observer.begin(exchange.info().method(), path);
    try {
      return next.send(exchange);
    } finally {
      try {
        listeners.forEach(listener -> listener.written(path, exchange.written()));
      } finally {
        if (pending != null) {
          pending.ended(exchange.writeResult(), exchange.writtenId());
        }
      }
    }
  }
}
