package io.github.mycase4j.mcp.tool;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.core.Cancellation;
import java.time.Clock;
import java.util.Optional;

/**
 * What a tool may use while it answers one call. It is dead when the call returns: later use of
 * {@link #mycase} throws.
 *
 * <p>Thread-safe.
 */
public interface ToolContext {

  /**
   * Returns MyCase as this call may see it: a tool declared {@code read} gets a view whose writes
   * throw. Reads report progress and stop at cancellation by themselves.
   */
  MyCaseClient mycase();

  /** Returns where the tool may say how far it is, beside what reading reports by itself. */
  ToolProgress progress();

  /** Returns the switch that the client throws to stop this call. */
  Cancellation cancellation();

  /**
   * Goes on only while the call may: a loop over many rows asks before each of them.
   *
   * @throws io.github.mycase4j.client.error.CallCancelledException when the client has cancelled
   * @throws io.github.mycase4j.client.error.CallTimeoutException when the time of the call is over
   */
  default void check() {
    cancellation().check();
  }

  /** Returns the time, in the zone of the machine. */
  Clock clock();

  /** Returns the way to have a person open an address, where the client offers that. */
  default Optional<UrlElicitation> addressPrompt() {
    return Optional.empty();
  }
}
