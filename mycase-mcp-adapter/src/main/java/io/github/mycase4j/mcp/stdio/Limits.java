package io.github.mycase4j.mcp.stdio;

import java.time.Duration;

/**
 * How much a server takes and how long it waits.
 *
 * @param lineBytes the longest line that is read as a message
 * @param callThreads how many calls run at once; further ones wait
 * @param drain how long calls go on after the end of input
 * @param afterCancel how long calls may take to end once they were told to
 * @param lastWrites how long the last answers may take to leave, after all that
 */
record Limits(
    int lineBytes, int callThreads, Duration drain, Duration afterCancel, Duration lastWrites) {

  /** The three waits stay under three seconds together, which is what a client gives a server. */
  static final Limits STANDARD =
      new Limits(
          4 * 1024 * 1024,
          256,
          Duration.ofMillis(2300),
          Duration.ofMillis(200),
          Duration.ofMillis(300));
}
