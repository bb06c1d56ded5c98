package io.github.mycase4j.mcp.sdk;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.Connector;
import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.server.ClientLabel;
import io.github.mycase4j.mcp.server.Scope;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tools of a {@link Connector} for a server on the official MCP SDK for Java, or on what is
 * built on it, such as Spring AI:
 *
 * <pre>{@code
 * McpServer.sync(transport).serverInfo("firm", "1").tools(SdkTools.of(connector)).build();
 * }</pre>
 *
 * <p>A call takes the same path as one over the connector's own stdio server: it is checked,
 * written to the audit log, held to the request limit and answered in pages. The name and version
 * of the client in the audit log are those that it gave when the session began. Progress goes to a
 * client that sent a progress token, a client that opens addresses for its user (elicitation in URL
 * mode) is asked to open the login page, and a tool can ask the user of a client that shows forms.
 *
 * <p>What the SDK decides before or instead of a tool, no tool can change:
 *
 * <ul>
 *   <li>The SDK checks arguments against the input schema first. A call that it rejects reaches
 *       neither the connector nor the audit log. With {@code validateToolInputs(false)} the
 *       connector checks them itself and records the rejected call too; the server's other tools
 *       then have to check their own.
 *   <li>It does not pass on a client's cancellation. A call whose thread is interrupted ends at
 *       once, as a cancelled call does.
 *   <li>It offers no way to tell a client that the login page is done with.
 * </ul>
 *
 * <p>Thread-safe; calls may run at the same time. A call performs I/O and blocks until its result,
 * so the server must not run with {@code immediateExecution(true)} on threads that may not block.
 * Failures are results with {@code isError}, never exceptions. The connector stays the caller's to
 * close, after the server.
 */
public final class SdkTools {
  private static final String PROGRESS_TOKEN = "progressToken";

  private final Connector connector;

  private SdkTools(Connector connector) {
    this.connector = connector;
  }

  /**
   * {@return the connector's tools on offer, in the order of its own list} Performs no I/O.
   *
   * <p>What {@link Setting#READ_ONLY} or {@link Setting#EXPERIMENTAL_TOOLS} switches off is not
   * among them.
   *
   * @param connector the connector
   */
  public static List<SyncToolSpecification> of(Connector connector) {
    SdkTools tools = new SdkTools(connector);
    return connector.tools().stream().map(tool -> tools.specification(tool(tool))).toList();
  }

  /**
   * Adds the connector's tools to a server builder: the enabled ones, and those that are switched
   * off as hidden tools. A call of a hidden tool is rejected with the reason and recorded in the
   * audit log, whereas the SDK alone would report an unknown tool. Performs no I/O.
   *
   * @param <S> the type of the server specification
   * @param server the server builder
   * @param connector the connector
   * @return the given server builder
   */
  public static <S extends McpServer.SyncSpecification<S>> McpServer.SyncSpecification<S> mount(
      McpServer.SyncSpecification<S> server, Connector connector) {
    SdkTools tools = new SdkTools(connector);
    List<SyncToolSpecification> all = new ArrayList<>(of(connector));
    Set<McpSchema.Tool> hidden = new HashSet<>();
    for (String name : connector.switchedOffTools()) {
      McpSchema.Tool tool = McpSchema.Tool.builder(name, Map.of("type", "object")).build();
      hidden.add(tool);
      all.add(tools.specification(tool));
    }
    return server.tools(all).addToolFilter((context, tool) -> !hidden.contains(tool));
  }

  private SyncToolSpecification specification(McpSchema.Tool tool) {
    return new SyncToolSpecification(tool, this::call);
  }

  private static McpSchema.Tool tool(io.github.mycase4j.mcp.server.McpServer.Tool tool) {
    return McpSchema.Tool.builder(tool.name(), new LinkedHashMap<>(tool.inputSchema()))
        .title(tool.title())
        .description(tool.description())
        .outputSchema(new LinkedHashMap<>(tool.outputSchema()))
        .annotations(
            McpSchema.ToolAnnotations.builder()
                .title(tool.title())
                .readOnlyHint(tool.readOnlyHint())
                .destructiveHint(tool.destructiveHint())
                .idempotentHint(tool.idempotentHint())
                .openWorldHint(tool.openWorldHint())
                .build())
        .build();
  }

  private McpSchema.CallToolResult call(
      McpSyncServerExchange exchange, McpSchema.CallToolRequest request) {
    io.github.mycase4j.mcp.server.McpServer.CallToolResult called =
        connector.call(
            new io.github.mycase4j.mcp.server.McpServer.Call(
                request.name(),
                request.arguments(),
                client(exchange.getClientInfo()),
                Scope.READ_WRITE,
                new Cancellation(),
                progress(exchange, request),
                opensAddresses(exchange) ? new SdkElicitation(exchange) : null,
                showsForms(exchange) ? new SdkForm(exchange) : null));
    McpSchema.CallToolResult.Builder result =
        McpSchema.CallToolResult.builder().addTextContent(called.text()).isError(called.isError());
    Map<String, Object> structured = called.structured();
    if (structured != null) {
      result.structuredContent(structured);
    }
    return result.build();
  }

  private static String client(McpSchema.@Nullable Implementation info) {
    return info == null ? ClientLabel.UNKNOWN : ClientLabel.of(info.name(), info.version());
  }

  private static io.github.mycase4j.mcp.server.McpServer.@Nullable ProgressSink progress(
      McpSyncServerExchange exchange, McpSchema.CallToolRequest request) {
    Map<String, Object> meta = request.meta();
    Object token = meta == null ? null : meta.get(PROGRESS_TOKEN);
    return token == null ? null : new SdkProgress(exchange, token);
  }

  /** Returns whether the client shows forms; elicitation declared without a mode means that too. */
  private static boolean showsForms(McpSyncServerExchange exchange) {
    McpSchema.ClientCapabilities offered = exchange.getClientCapabilities();
    return offered != null
        && offered.elicitation() != null
        && (offered.elicitation().form() != null || offered.elicitation().url() == null);
  }

  private static boolean opensAddresses(McpSyncServerExchange exchange) {
    McpSchema.ClientCapabilities offered = exchange.getClientCapabilities();
    return offered != null && offered.elicitation() != null && offered.elicitation().url() != null;
  }
}
