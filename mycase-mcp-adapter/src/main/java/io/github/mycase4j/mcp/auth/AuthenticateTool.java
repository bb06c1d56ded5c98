package io.github.mycase4j.mcp.auth;

import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code authenticate}: a login in the browser, where there is none that works. */
public final class AuthenticateTool implements MyCaseTool<AuthenticateTool.Input> {
  private final Function<ToolContext, Output> login;

  /** Creates the tool; {@code login} logs in, or finds that there is a login already. */
  public AuthenticateTool(Function<ToolContext, Output> login) {
    this.login = login;
  }

  /** The arguments: none. */
  public record Input() {}

  /**
   * The result.
   *
   * @param authorizationUrl the address on this computer that leads one browser to MyCase's login
   *     page, when the login is not done yet
   * @param message what happened, or what to do
   */
  public record Output(
      boolean authenticated,
      @Nullable String firmName,
      @Nullable String userName,
      @Nullable Long userId,
      @Nullable String authorizationUrl,
      String message) {}

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
        .result(Output.class);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    return ToolResult.of(login.apply(context));
  }
}
