package com.example.firm.server;

import io.github.mycase4j.mcp.Connector;
import io.github.mycase4j.mcp.sdk.SdkTools;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.util.Map;

/** The firm's MCP server: a tool of its own, and beside it every tool of the MyCase connector. */
public final class FirmServer {
  private FirmServer() {}

  /** Serves on standard input and output until the client closes them. */
  public static void main(String[] args) {
    // The same variables as for the connector's own program: MYCASE_CLIENT_ID and so on.
    Connector connector = Connector.fromEnvironment(System.getenv());
    McpSyncServer server =
        server(new StdioServerTransportProvider(McpJsonDefaults.getMapper()), connector);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  connector.close(); // writes the last line of the audit log
                },
                "firm-server-end"));
  }

  /** Makes the server. An HTTP transport of the SDK goes here just as well. */
  static McpSyncServer server(McpServerTransportProvider transport, Connector connector) {
    // Spring AI builds the server itself and takes the tools as a bean:
    //   @Bean List<SyncToolSpecification> mycaseTools() { return SdkTools.of(connector); }
    return SdkTools.mount(McpServer.sync(transport), connector)
        .serverInfo("firm-server", "1.0")
        .instructions(connector.instructions())
        // The connector checks its arguments itself and records in the audit log what it rejects.
        .validateToolInputs(false)
        .tools(officeHours())
        .build();
  }

  private static SyncToolSpecification officeHours() {
    return SyncToolSpecification.builder()
        .tool(
            McpSchema.Tool.builder("office-hours", Map.of("type", "object"))
                .description("Says when the office is open.")
                .build())
        .callHandler(
            (exchange, request) ->
                McpSchema.CallToolResult.builder()
                    .addTextContent("Monday to Friday, 9 am to 5 pm.")
                    .build())
        .build();
  }
}
