package io.github.mycase4j.remote.http;

import java.util.ArrayList;
import java.util.List;

/**
 * What runs when the client of a request is gone before its response is complete. Each action runs
 * once, at once where the client is already gone. Thread-safe.
 */
final class Disconnects {
  private enum State {
    CONNECTED,
    GONE,
    COMPLETE
  }

  private final List<Runnable> actions = new ArrayList<>();
  private State state = State.CONNECTED;

  void add(Runnable action) {
    synchronized (this) {
      if (state == State.CONNECTED) {
        actions.add(action);
        return;
      }
      if (state == State.COMPLETE) {
        return;
      }
    }
    action.run();
  }

  /** Returns whether somebody wants to know. */
  synchronized boolean isAwaited() {
    return !actions.isEmpty();
  }

  /** Runs the actions. */
  void gone() {
    List<Runnable> due;
    synchronized (this) {
      if (state != State.CONNECTED) {
        return;
      }
      state = State.GONE;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  /** Forgets the actions: the response is complete. */
  synchronized void complete() {
    if (state == State.CONNECTED) {
      state = State.COMPLETE;
    }
    actions.clear();
  }
}
