package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.tool.ToolResult;

/**
 * A tool of the connector's own that answers also where the audit log cannot be written. What it
 * says then is nothing of a client and no name.
 */
public interface UnauditedTool {

  /**
   * Answers without a record.
   *
   * @param problem why none can be written, a sentence
   */
  ToolResult callUnaudited(String problem);
}
