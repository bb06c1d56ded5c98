package io.github.mycase4j.mcp.stdio;

import io.github.mycase4j.mcp.server.McpServer;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes the server in the protocol's terms. Thread-safe; performs no I/O. */
final class ProtocolDescriptions {
  private static final String TITLE = "MyCase";

  /** The supported versions of the protocol, the latest last. */
  static final List<String> VERSIONS =
      List.of(
          ProtocolVersions.MCP_2024_11_05,
          ProtocolVersions.MCP_2025_03_26,
          ProtocolVersions.MCP_2025_06_18,
          ProtocolVersions.MCP_2025_11_25);

  private final McpServer server;

  ProtocolDescriptions(McpServer server) {
    this.server = server;
  }

  /**
   * Returns the result of {@code initialize}. An unsupported version gets the latest supported one.
   */
  Map<String, ?> initializeResult(String requestedVersion) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("name", server.name());
    info.put("title", TITLE);
    info.put("version", server.version());
    Map<String, Object> resources = new LinkedHashMap<>();
    resources.put("subscribe", false);
    resources.put("listChanged", false);
    Map<String, Object> capabilities = new LinkedHashMap<>();
    capabilities.put("tools", Map.of("listChanged", false));
    capabilities.put("resources", resources);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put(
        "protocolVersion",
        VERSIONS.contains(requestedVersion) ? requestedVersion : VERSIONS.get(VERSIONS.size() - 1));
    result.put("capabilities", capabilities);
    result.put("serverInfo", info);
    result.put("instructions", server.instructions());
    return result;
  }

  /** Returns the result of {@code tools/list}. */
  Map<String, ?> tools() {
    return Map.of("tools", server.tools().stream().map(ProtocolDescriptions::tool).toList());
  }

  /** Returns the result of {@code resources/list}. */
  Map<String, ?> resources() {
    return Map.of(
        "resources", server.resources().stream().map(ProtocolDescriptions::resource).toList());
  }

  private static Map<String, Object> tool(McpServer.Tool tool) {
    Map<String, Object> annotations = new LinkedHashMap<>();
    annotations.put("title", tool.title());
    annotations.put("readOnlyHint", tool.readOnlyHint());
    annotations.put("destructiveHint", tool.destructiveHint());
    annotations.put("idempotentHint", tool.idempotentHint());
    annotations.put("openWorldHint", tool.openWorldHint());
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", tool.name());
    entry.put("title", tool.title());
    entry.put("description", tool.description());
    entry.put("inputSchema", tool.inputSchema());
    entry.put("outputSchema", tool.outputSchema());
    entry.put("annotations", annotations);
    return entry;
  }

  private static Map<String, Object> resource(McpServer.Resource resource) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("uri", resource.uri());
    entry.put("name", resource.name());
    entry.put("title", resource.title());
    entry.put("description", resource.description());
    entry.put("mimeType", resource.mimeType());
    return entry;
  }
}
