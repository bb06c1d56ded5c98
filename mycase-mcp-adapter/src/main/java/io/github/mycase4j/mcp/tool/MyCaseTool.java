package io.github.mycase4j.mcp.tool;

/**
 * One tool that Claude can call. Implementations have no state of their own, are thread-safe, and
 * are found by {@link java.util.ServiceLoader}.
 *
 * @param <I> the arguments: a record whose components are the tool's parameters, in snake case.
 *     Components that are not {@code @Nullable} are required
 */
public interface MyCaseTool<I extends Record> {

  /** Returns what the tool is called, takes and gives; the same on every call. */
  ToolSpec<I> spec();

  /**
   * Answers one call.
   *
   * @param input the arguments, checked against the schema
   * @param context what the tool may use until it returns
   * @throws InvalidArgumentException when an argument makes no sense; the caller is told which
   * @throws io.github.mycase4j.client.error.MyCaseException when MyCase fails; the caller is told
   *     so in words
   */
  ToolResult call(I input, ToolContext context);
}
