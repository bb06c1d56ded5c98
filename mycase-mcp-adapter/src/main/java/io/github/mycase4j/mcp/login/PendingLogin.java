package io.github.mycase4j.mcp.login;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.error.CallCancelledException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A login that somebody has to finish in a browser. It ends by itself, five minutes after it began
 * at the latest, unless a code is being exchanged at that moment.
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
   * @param patience how long to wait; zero or less looks only
   * @return how the login ended, again and again once it has; empty when it continues
   * @throws CallCancelledException when the switch was thrown or the thread was interrupted
   */
  Optional<LoginOutcome> await(Duration patience, Cancellation cancellation);

  /**
   * Waits as {@link #await(Duration, Cancellation)} does, but no longer than until something else
   * has come about, or failed.
   */
  Optional<LoginOutcome> await(
      Duration patience, Cancellation cancellation, CompletionStage<?> somethingElse);

  /** Runs an action at the end of the login; at once when that was already. */
  void atEnd(Runnable action);

  /**
   * Ends the login, with {@link LoginOutcome.Failed}, and frees its port. A login that is over
   * stays what it is. An exchange that is under way continues, for MyCase may have acted already:
   * its outcome counts, and {@link #await} tells it.
   */
  @Override
  void close();
}
