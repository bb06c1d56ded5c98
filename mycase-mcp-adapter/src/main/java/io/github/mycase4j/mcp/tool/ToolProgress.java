package io.github.mycase4j.mcp.tool;

import org.jspecify.annotations.Nullable;

/** Takes a tool's word on how far it is; never blocks for long, never throws. Thread-safe. */
@FunctionalInterface
public interface ToolProgress {

  /**
   * Reports progress to the client, when it asked for that.
   *
   * @param message what is being done, for a person
   * @param done how much is done, growing from report to report
   * @param total how much there is in all; null when unknown
   */
  void report(String message, long done, @Nullable Long total);
}
