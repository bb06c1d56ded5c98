package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.WriteObserver;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Tells of every write, also of one that failed, since MyCase may have acted all the same: the
 * view's {@link WriteObserver}, and those who keep rows that the write may have changed.
 *
 * <p>Thread safe.
 */
public final class WriteNotification implements Interceptor {

  /** Hears of writes that are over, before the caller does. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Handles a write that is over, whatever came of it.
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
