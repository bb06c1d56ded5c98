package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.tool.ToolSpec;

/** The access to MyCase that a user grants to a client. */
public enum Scope {
  /** Allows calls to the tools that read. */
  READ("mycase:read"),
  /** Allows calls to all tools, as for a client on the user's own machine. */
  READ_WRITE("mycase:read mycase:write");

  private final String text;

  Scope(String text) {
    this.text = text;
  }

  /** Returns the scope as OAuth writes it (RFC 6749, section 3.3). */
  public String text() {
    return text;
  }

  /** Returns whether a client may call the tool. */
  boolean allows(ToolSpec<?> tool) {
    return this == READ_WRITE || !tool.writes();
  }
}
