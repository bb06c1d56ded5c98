package io.github.mycase4j.client.core;

import io.github.mycase4j.client.error.CallCancelledException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cancels a call at once: waits end, the running request is dropped, no further one is sent. A
 * cancellation cannot be undone.
 *
 * <p>Thread-safe; performs no I/O.
 */
public final class Cancellation {
  private final Set<Runnable> actions = ConcurrentHashMap.newKeySet();
  private volatile boolean cancelled;

  /** Creates a cancellation that is not cancelled yet. */
  public Cancellation() {}

  /** Cancels and runs the registered callbacks on this thread. Does nothing the second time. */
  public void cancel() {
    cancelled = true;
    for (Runnable action : List.copyOf(actions)) {
      if (actions.remove(action)) {
        action.run();
      }
    }
  }

  /**
   * Ends the scope of this cancellation: nothing more can be started with it, and registered
   * callbacks are dropped. Work on behalf of others, such as loading a collection, continues.
   */
  public void end() {
    actions.clear();
    cancelled = true;
  }

  /** {@return whether it was cancelled} */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Throws if it was cancelled.
   *
   * @throws CallCancelledException if it was cancelled
   */
  public void check() {
    if (cancelled) {
      throw new CallCancelledException("The call was cancelled.");
    }
  }

  /**
   * Registers a callback that runs on cancellation, at once if it was cancelled already, and at
   * most once. The callback must not block.
   *
   * @param action what to run
   * @return the registration; closing it removes the action, and closing it twice has no effect
   */
  public Registration onCancel(Runnable action) {
    Runnable once =
        new Runnable() {
          @Override
          public void run() {
            action.run();
          }
        };
    actions.add(once);
    if (cancelled && actions.remove(once)) {
      once.run();
    }
    return () -> actions.remove(once);
  }

  /** A registered callback. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
