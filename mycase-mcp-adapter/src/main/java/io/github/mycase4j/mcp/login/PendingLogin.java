package io.github.mycase4j.mcp.login;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.error.CallCancelledException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A login that the user has to complete in a browser. It expires five minutes after it began,
 * unless a code is being exchanged at that moment.
 *
 * <p>Thread-safe; several callers may wait for the same login.
 */
public interface PendingLogin extends AutoCloseable {

  /**
   * Returns the address to open in a browser: a path on this computer that leads one browser to
   * MyCase's login page. Stays the same until the login ends. Performs no I/O.
   */
  URI startUrl();

  /**
   * Returns whether the browser has come back, so that the login is about to end or has ended. Does
   * no I/O.
   */
  boolean isEnding();

  /**
   * Waits for the end of the login, on this thread. Neither a wait that ends nor one that is
   * cancelled ends the login.
   *
   * @param patience how long to wait; zero or less returns at once
   * @return the outcome of the login; empty while it continues
   * @throws CallCancelledException when the wait was cancelled or the thread was interrupted
   */
  Optional<LoginOutcome> await(Duration patience, Cancellation cancellation);

  /**
   * Waits like {@link #await(Duration, Cancellation)}, but returns early when another stage
   * completes, normally or not.
   */
  Optional<LoginOutcome> await(
      Duration patience, Cancellation cancellation, CompletionStage<?> somethingElse);

  /** Runs an action when the login ends, or at once if it has ended. */
  void atEnd(Runnable action);

  /**
   * Ends the login with {@link LoginOutcome.Failed} and frees its port. A login that has ended is
   * not changed. A running exchange continues, since MyCase may have acted already; {@link #await}
   * returns its outcome.
   */
  @Override
  void close();
}
