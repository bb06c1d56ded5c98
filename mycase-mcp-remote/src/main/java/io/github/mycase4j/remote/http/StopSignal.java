package io.github.mycase4j.remote.http;

/** Tells whether the server is stopping. Thread-safe. */
public final class StopSignal {
  private volatile boolean stopping;

  /** Notes that the server is stopping: it is no longer ready, and keeps no connection open. */
  public void begin() {
    stopping = true;
  }

  /** Returns whether the server is stopping. */
  public boolean isStopping() {
    return stopping;
  }
}
