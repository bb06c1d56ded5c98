package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.util.function.Consumer;

/** A write tool that checks its arguments as a test says, and writes nothing. */
record CheckingTool(Consumer<ToolContext> checks) implements MyCaseTool<DispatcherTestBase.Input> {

  @Override
  public ToolSpec<DispatcherTestBase.Input> spec() {
    return ToolSpec.write("check-it", "Writes.", DispatcherTestBase.Input.class)
        .object("it", DispatcherTestBase.Out.class);
  }

  @Override
  public void check(DispatcherTestBase.Input in, ToolContext context) {
    checks.accept(context);
  }

  @Override
  public ToolResult call(DispatcherTestBase.Input in, ToolContext context) {
    return DispatcherTestBase.it(1);
  }
}
