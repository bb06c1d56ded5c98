package io.github.mycase4j.mcp.stdio;

import java.time.Duration;

/**
 * The limits of a server.
 *
 * @param lineBytes the longest line that is read as a message
 * @param callThreads the highest number of concurrent calls; further ones wait
 * @param drain how long calls may continue after the end of input
 * @param afterCancel how long calls may take to end after their cancellation
 * @param lastWrites how long the last responses may take to be written after that
 */
record Limits(
    int lineBytes, int callThreads, Duration drain, Duration afterCancel, Duration lastWrites) {

  /** Together the three waits stay under three seconds, the time that clients grant a server. */
  static final Limits STANDARD =
      new Limits(
          4 * 1024 * 1024,
          256,
          Duration.ofMillis(2300),
          Duration.ofMillis(200),
          Duration.ofMillis(300));
}
