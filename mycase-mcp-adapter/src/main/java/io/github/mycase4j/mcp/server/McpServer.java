package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tools and resources that a transport serves, and the way to call them. Independent of how
 * messages are transported.
 *
 * <p>Implementations are thread-safe; calls may run at the same time.
 */
public interface McpServer {

  /** {@return the name that the server gives itself} */
  String name();

  /** {@return the version that the server gives itself} */
  String version();

  /** {@return the instructions for the model, in under 2,000 characters} */
  String instructions();

  /** {@return the listed tools, in a stable order} Performs no I/O. */
  List<Tool> tools();

  /** {@return the listed resources} Performs no I/O. */
  List<Resource> resources();

  /**
   * Calls a tool, listed or not, and blocks until its result; never throws.
   *
   * @param call the call
   * @return the result
   */
  CallToolResult call(Call call);

  /**
   * {@return a resource's text, or empty when there is none of this URI}
   *
   * @param uri the address of the resource
   * @param client the client that asks
   */
  Optional<String> read(String uri, String client);

  /**
   * One tool as {@code tools/list} shows it.
   *
   * @param inputSchema JSON Schema as maps, lists, strings, numbers and booleans
   * @param outputSchema the same for the structured result
   */
  record Tool(
      String name,
      String title,
      String description,
      Map<String, Object> inputSchema,
      Map<String, Object> outputSchema,
      boolean readOnlyHint,
      boolean destructiveHint,
      boolean idempotentHint,
      boolean openWorldHint) {}

  /** One resource as {@code resources/list} shows it. */
  record Resource(String uri, String name, String title, String description, String mimeType) {}

  /**
   * One {@code tools/call}.
   *
   * @param arguments as sent: a map where the client kept to the protocol
   * @param client name and version of the MCP client, such as {@code claude-code/2.1}
   * @param cancellation is cancelled when the client cancels or disconnects
   * @param progress receives progress; null when the client gave no progress token
   * @param urlElicitation asks the user to open an address; null where the client does not support
   *     that
   */
  record Call(
      String tool,
      @Nullable Object arguments,
      String client,
      Cancellation cancellation,
      @Nullable ProgressSink progress,
      @Nullable UrlElicitation urlElicitation) {

    /** Creates a call of a client that does not support URL elicitation. */
    public Call(
        String tool,
        @Nullable Object arguments,
        String client,
        Cancellation cancellation,
        @Nullable ProgressSink progress) {
      this(tool, arguments, client, cancellation, progress, null);
    }
  }

  /** Takes progress for the client; never blocks for long and never throws. */
  @FunctionalInterface
  interface ProgressSink {
    /** Passes one report on; {@code progress} grows from report to report. */
    void report(double progress, @Nullable Double total, String message);
  }

  /**
   * The result of a call.
   *
   * @param text the text content: JSON of {@code structured}, or the error's sentence
   * @param structured the structured content; null on errors
   */
  record CallToolResult(String text, @Nullable Map<String, Object> structured, boolean isError) {}
}
