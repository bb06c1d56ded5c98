package io.github.mycase4j.mcp.tool;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.core.Cancellation;
import java.time.Clock;
import java.util.Optional;

/**
 * The context of one call of a tool. It cannot be used after the call: {@link #mycase} then throws.
 *
 * <p>Thread-safe.
 */
public interface ToolContext {

  /**
   * {@return MyCase as this call may see it: a tool declared {@code read} gets a view whose writes
   * throw} Reads report progress and stop at cancellation by themselves.
   */
  MyCaseClient mycase();

  /** {@return the receiver for the tool's own progress; reading reports progress by itself} */
  ToolProgress progress();

  /** {@return the cancellation signal of this call} */
  Cancellation cancellation();

  /**
   * Throws when the call must end; a loop over many rows calls this before each row.
   *
   * @throws io.github.mycase4j.client.error.CallCancelledException when the client has cancelled
   * @throws io.github.mycase4j.client.error.CallTimeoutException when the time of the call is over
   */
  default void check() {
    cancellation().check();
  }

  /** {@return the clock, in the time zone of the machine} */
  Clock clock();

  /** {@return whether the caller groups the list, so that no rows are shown} */
  default boolean isGrouped() {
    return false;
  }

  /** {@return the way to have a person open an address, where the client offers that} */
  default Optional<UrlElicitation> urlElicitation() {
    return Optional.empty();
  }

  /** {@return the way to have a person fill in a form, where the client offers that} */
  default Optional<FormElicitation> formElicitation() {
    return Optional.empty();
  }
}
