package io.github.mycase4j.mcp.auth;

import io.github.mycase4j.mcp.server.LoginTools;
import io.github.mycase4j.mcp.server.UnauditedTool;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import org.jspecify.annotations.Nullable;

/** {@code logout}: the tokens and everything in memory are gone; the audit log stays. */
public final class LogoutTool implements MyCaseTool<LogoutTool.Input>, UnauditedTool {
  /** The arguments: none. */
  public record Input() {}

  /** The result. */
  public record Output(boolean loggedOut, @Nullable String note) {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "logout",
            "Deletes the stored MyCase login on this machine and all data in memory. The"
                + " audit log is kept.",
            Input.class)
        .title("Log out")
        .changesThisMachine()
        .destructive()
        .onThisMachine()
        .result(Output.class);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    return ToolResult.of(new Output(true, LoginTools.of(context).logout()));
  }

  @Override
  public ToolResult callUnaudited(LoginTools login, String problem) {
    return ToolResult.of(new Output(true, login.logoutUnaudited(problem)));
  }
}
