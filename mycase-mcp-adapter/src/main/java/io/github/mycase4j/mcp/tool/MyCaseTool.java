package io.github.mycase4j.mcp.tool;

/**
 * One tool that Claude can call. Implementations have no state of their own, are thread-safe, and
 * are found by {@link java.util.ServiceLoader}.
 *
 * @param <I> the arguments: a record whose components are the tool's parameters, in snake case.
 *     Components that are not {@code @Nullable} are required
 */
public interface MyCaseTool<I extends Record> {

  /** {@return the specification of the tool; the same on every call} */
  ToolSpec<I> spec();

  /**
   * Checks the arguments beyond what their types say, before the user is asked to confirm a write.
   * Called only where a firm has each write confirmed, so {@link #call} checks them as well; it
   * sends nothing, and its view of MyCase rejects writes. Ids in arguments need no check here: the
   * question shows the names of their records, and an id without a record is rejected.
   *
   * @param input the arguments, checked against the schema
   * @param context what the tool may use until it returns
   * @throws InvalidArgumentException when an argument is invalid; its message goes to the caller
   */
  default void check(I input, ToolContext context) {}

  /**
   * Runs one call.
   *
   * @param input the arguments, checked against the schema
   * @param context what the tool may use until it returns
   * @return the result
   * @throws InvalidArgumentException when an argument is invalid; its message goes to the caller
   * @throws io.github.mycase4j.client.error.MyCaseException when a request to MyCase fails; the
   *     caller gets a sentence about it
   */
  ToolResult call(I input, ToolContext context);
}
