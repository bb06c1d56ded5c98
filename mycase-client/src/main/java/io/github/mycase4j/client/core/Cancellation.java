package io.github.mycase4j.client.core;

import io.github.mycase4j.client.error.CallCancelledException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A switch that stops a call at once: waits end, the request under way is dropped, no further one
 * is sent. It can be thrown once and stays thrown.
 *
 * <p>Thread safe; does no I/O.
 */
public final class Cancellation {
  private final Set<Runnable> actions = ConcurrentHashMap.newKeySet();
  private volatile boolean cancelled;

  /** Creates a switch that is not thrown. */
  public Cancellation() {}

  /** Throws the switch and runs what waits for it, on this thread. Does nothing the second time. */
  public void cancel() {
    cancelled = true;
    for (Runnable action : List.copyOf(actions)) {
      if (actions.remove(action)) {
        action.run();
      }
    }
  }

  /**
   * Ends what this switch was for: nothing more can be begun with it, and what waits for the switch
   * waits no longer. What is under way on behalf of others, such as a collection that loads, goes
   * on.
   */
  public void end() {
    actions.clear();
    cancelled = true;
  }

  /** {@return whether the switch was thrown} */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Goes on only when the switch was not thrown.
   *
   * @throws CallCancelledException when it was
   */
  public void check() {
    if (cancelled) {
      throw new CallCancelledException("The call was cancelled.");
    }
  }

  /**
   * Runs an action when the switch is thrown, at once when it already was, and at most once. The
   * action must not block.
   *
   * @param action what to run
   * @return what takes the action back; closing it twice does no harm
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

  /** An action that waits for a cancellation. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
