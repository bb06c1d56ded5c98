package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.tool.AuditMode;
import io.github.mycase4j.mcp.tool.Describe;
import org.jspecify.annotations.Nullable;

/** The arguments that every list tool takes beside its own. */
record PageArguments(
    @Describe(value = "Rows to return, default 25", min = 1, max = 200) @Nullable Integer limit,
    @Describe(value = "next_cursor of the previous page, same filters", recorded = AuditMode.HASHED)
        @Nullable String cursor,
    @Describe("full: every field MyCase sent") @Nullable Detail detail) {

  /** How much of a row goes out. */
  enum Detail {
    SUMMARY,
    FULL;

    @Override
    public String toString() {
      return this == FULL ? "full" : "summary";
    }
  }

  int rows() {
    return limit == null ? 25 : limit;
  }

  boolean full() {
    return detail == Detail.FULL;
  }
}
