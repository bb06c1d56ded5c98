package io.github.mycase4j.mcp.auth;

import io.github.mycase4j.mcp.server.LoginStatus;
import io.github.mycase4j.mcp.server.LoginTools;
import io.github.mycase4j.mcp.server.UnauditedTool;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;

/** {@code auth-status}: the status of the login and its problems. */
public final class AuthStatusTool implements MyCaseTool<AuthStatusTool.Input>, UnauditedTool {
  /** The arguments: none. */
  public record Input() {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "auth-status",
            "Returns whether MyCase is connected, as which user (user_id is \"me\"), until"
                + " when, and what is wrong. Sends no request to MyCase.",
            Input.class)
        .title("Login status")
        .onThisMachine()
        .result(LoginStatus.class);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    return ToolResult.of(LoginTools.of(context).status());
  }

  @Override
  public ToolResult callUnaudited(LoginTools login, String problem) {
    return ToolResult.of(login.statusUnaudited(problem));
  }
}
