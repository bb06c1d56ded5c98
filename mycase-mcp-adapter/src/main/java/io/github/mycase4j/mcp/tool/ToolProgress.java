package io.github.mycase4j.mcp.tool;

import org.jspecify.annotations.Nullable;

/** Receives the progress of a tool; never blocks for long, never throws. Thread-safe. */
@FunctionalInterface
public interface ToolProgress {

  /**
   * Reports progress to the client if it asked for that.
   *
   * @param message the current activity, for the user
   * @param done how much is done, growing from report to report
   * @param total the total amount; null when unknown
   */
  void report(String message, long done, @Nullable Long total);
}
