package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.error.CallCancelledException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fetches of pages that start before they are needed, so that the next page is on its way while one
 * is read. Only a few at a time: prefetched pages are held in memory, and lost if the iteration
 * ends early.
 *
 * <p>Thread-safe. A caller that needs a page which no thread has started yet fetches it itself, so
 * an executor without a free thread costs only time.
 */
final class PagePrefetcher<V> {
  private static final int MOST = 2;

  private final @Nullable Executor executor;
  private final Map<URI, FutureTask<V>> begun = new HashMap<>();

  /**
   * @param executor runs the fetches; null to prefetch nothing
   */
  PagePrefetcher(@Nullable Executor executor) {
    this.executor = executor;
  }

  /** Returns whether fetches can start before they are needed. */
  boolean isActive() {
    return executor != null;
  }

  /** Starts a fetch, unless it was started before or enough are running. */
  void begin(URI uri, Supplier<V> fetch) {
    if (executor == null) {
      return;
    }
    FutureTask<V> task = new FutureTask<>(fetch::get);
    synchronized (begun) {
      if (begun.size() >= MOST || begun.putIfAbsent(uri, task) != null) {
        return;
      }
    }
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      // The caller that needs the page fetches it then.
    }
  }

  /** Returns the result of a fetch, and runs it now if it was not started. */
  V take(URI uri, Supplier<V> fetch) {
    FutureTask<V> task;
    synchronized (begun) {
      task = begun.remove(uri);
      if (task == null) {
        // The prefetched pages belong to a link that has changed since.
        begun.clear();
      }
    }
    if (task == null) {
      return fetch.get();
    }
    task.run();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallCancelledException("The thread was interrupted while it waited for a page.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }
}
