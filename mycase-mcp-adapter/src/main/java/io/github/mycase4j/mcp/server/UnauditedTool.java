package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.tool.ToolResult;

/**
 * A built-in tool that also works if the audit log cannot be written. Its result then contains no
 * client data and no names.
 */
public interface UnauditedTool {

  /**
   * Returns a result without an audit record.
   *
   * @param login the login of the session
   * @param problem a sentence that says why none can be written
   */
  ToolResult callUnaudited(LoginTools login, String problem);
}
