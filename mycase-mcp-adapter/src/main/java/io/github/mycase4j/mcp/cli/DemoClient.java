package io.github.mycase4j.mcp.cli;

import io.github.mycase4j.mcp.json.Json;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An MCP client that starts the connector as a process of its own. */
final class DemoClient implements AutoCloseable {
  private final McpSyncClient client;

  private DemoClient(McpSyncClient client) {
    this.client = client;
  }

  /** Starts a connector with this environment and initializes the session. */
  static DemoClient start(Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>(environment);
    settings.put("BROWSER", "none");
    ServerParameters parameters =
        ServerParameters.builder(Path.of(System.getProperty("java.home"), "bin", "java").toString())
            .args("-cp", System.getProperty("java.class.path"), Main.class.getName())
            .env(settings)
            .build();
    StdioClientTransport transport =
        new StdioClientTransport(parameters, McpJsonDefaults.getMapper());
    transport.setStdErrorHandler(line -> {});
    McpSyncClient client =
        McpClient.sync(transport)
            .requestTimeout(Duration.ofMinutes(2))
            .initializationTimeout(Duration.ofMinutes(1))
            .clientInfo(
                McpSchema.Implementation.builder("mycase4j-demo", Version.current()).build())
            .build();
    client.initialize();
    return new DemoClient(client);
  }

  List<String> tools() {
    return client.listTools().tools().stream().map(McpSchema.Tool::name).toList();
  }

  /** Calls a tool; an error ends the demo with its message. */
  DemoRow call(String tool, Map<String, Object> arguments) {
    McpSchema.CallToolResult result =
        client.callTool(McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
    String text =
        result.content().get(0) instanceof McpSchema.TextContent content ? content.text() : "";
    if (Boolean.TRUE.equals(result.isError())) {
      throw new IllegalStateException(tool + ": " + text);
    }
    return new DemoRow(Json.readObject(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    client.closeGracefully();
  }
}
