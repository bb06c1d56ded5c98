package io.github.mycase4j.mcp.auth;

import io.github.mycase4j.mcp.server.UnauditedTool;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code auth-status}: the status of the login and its problems. */
public final class AuthStatusTool implements MyCaseTool<AuthStatusTool.Input>, UnauditedTool {
  private final Supplier<LoginStatus> status;
  private final Function<String, LoginStatus> nobody;

  /**
   * Creates the tool.
   *
   * @param status returns the status of the login
   * @param nobody returns the problems alone, for calls that cannot be recorded
   */
  public AuthStatusTool(Supplier<LoginStatus> status, Function<String, LoginStatus> nobody) {
    this.status = status;
    this.nobody = nobody;
  }

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
    return ToolResult.of(status.get());
  }

  @Override
  public ToolResult callUnaudited(String problem) {
    return ToolResult.of(nobody.apply(problem));
  }
}
