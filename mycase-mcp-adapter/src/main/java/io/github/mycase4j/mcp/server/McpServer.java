package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a transport serves: the tools, the resources and the way to call them. Nothing in it knows
 * how messages travel.
 *
 * <p>Implementations are thread-safe; calls may run at the same time.
 */
public interface McpServer {

  /** Returns the name that the server gives itself. */
  String name();

  /** Returns the version that the server gives itself. */
  String version();

  /** Returns how the tools go together, in under 2,000 characters. */
  String instructions();

  /** Returns the tools on offer, in a stable order. Performs no I/O. */
  List<Tool> tools();

  /** Returns the resources on offer. Performs no I/O. */
  List<Resource> resources();

  /** Calls a tool, on offer or not, and blocks until its answer; never throws. */
  CallToolResult call(Call call);

  /** Returns a resource's text, or empty when there is none of this URI. */
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
   * @param cancellation is thrown when the client cancels or goes away
   * @param progress hears of progress; null when the client gave no progress token
   * @param addressPrompt has a person open an address; null where the client does not offer that
   */
  record Call(
      String tool,
      @Nullable Object arguments,
      String client,
      Cancellation cancellation,
      @Nullable ProgressSink progress,
      @Nullable UrlElicitation addressPrompt) {

    /** Creates the call of a client that opens no addresses. */
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
   * The answer to a call.
   *
   * @param text the text content: JSON of {@code structured}, or the error's sentence
   * @param structured the structured content; null on errors
   */
  record CallToolResult(String text, @Nullable Map<String, Object> structured, boolean isError) {}
}
