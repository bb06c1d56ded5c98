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
 * Fetches that are begun before they are asked for, so that the next page is on its way while one
 * is read. Few at a time: what is ahead is held in memory, and is lost when the walk breaks off.
 *
 * <p>Thread safe. Who asks for what no thread has begun yet does it alone, so an executor without a
 * free thread costs time only.
 */
final class PagePrefetcher<V> {
  private static final int MOST = 2;

  private final @Nullable Executor executor;
  private final Map<URI, FutureTask<V>> begun = new HashMap<>();

  /**
   * @param executor runs what is ahead; null where nothing is to be begun
   */
  PagePrefetcher(@Nullable Executor executor) {
    this.executor = executor;
  }

  /** Begins a fetch, unless it was begun or enough were. */
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
      // It stands where it is asked for, and is done then.
    }
  }

  /** Returns what a fetch brought, and does it now where it was not begun. */
  V take(URI uri, Supplier<V> fetch) {
    FutureTask<V> task;
    synchronized (begun) {
      task = begun.remove(uri);
      if (task == null) {
        // What is ahead was led to by a link that has changed since.
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
