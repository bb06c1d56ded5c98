package io.github.mycase4j.remote.oauth;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Lets callers that want the same at the same time wait for one load of it. Thread-safe. */
final class Loads<T> {
  private final ConcurrentMap<String, CompletableFuture<T>> running = new ConcurrentHashMap<>();

  /** Loads something. */
  @FunctionalInterface
  interface Loader<T> {
    /**
     * Loads it.
     *
     * @throws DocumentException when it cannot
     */
    T load() throws DocumentException;
  }

  /**
   * Returns what a loader loads, or what the loader that runs now for the same key does.
   *
   * @throws DocumentException when it cannot be loaded
   */
  T get(String key, Loader<T> loader) throws DocumentException {
    CompletableFuture<T> mine = new CompletableFuture<>();
    CompletableFuture<T> other = running.putIfAbsent(key, mine);
    if (other != null) {
      return join(other);
    }
    try {
      mine.complete(loader.load());
    } catch (DocumentException | RuntimeException e) {
      mine.completeExceptionally(e);
    } finally {
      running.remove(key, mine);
      // After an error of the machine, those who wait must not do so forever.
      mine.completeExceptionally(new IllegalStateException("the load ended without a result"));
    }
    return join(mine);
  }

  /** Waits for a result, with the exceptions of the one who made it. */
  static <R> R join(CompletableFuture<R> result) throws DocumentException {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof DocumentException expected) {
        throw expected;
      } else if (e.getCause() instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      throw e;
    }
  }
}
