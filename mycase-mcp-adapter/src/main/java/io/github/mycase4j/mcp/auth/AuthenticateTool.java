package io.github.mycase4j.mcp.auth;

import io.github.mycase4j.mcp.server.LoginResult;
import io.github.mycase4j.mcp.server.LoginTools;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;

/** {@code authenticate}: a login in the browser, where there is none that works. */
public final class AuthenticateTool implements MyCaseTool<AuthenticateTool.Input> {
  /** The arguments: none. */
  public record Input() {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "authenticate",
            "Connects to MyCase: opens its login page in the browser and waits up to 45 s."
                + " Call it again if the user needs more time. If a login is valid already,"
                + " it says so.",
            Input.class)
        .title("Connect to MyCase")
        .changesThisMachine()
        .result(LoginResult.class);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    return ToolResult.of(LoginTools.of(context).login(context));
  }
}
