package io.github.mycase4j.mcp.protocol;

import io.github.mycase4j.mcp.server.McpServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes a server in the protocol's terms. Performs no I/O. */
final class ProtocolDescriptions {
  private static final String TITLE = "MyCase";

  private ProtocolDescriptions() {}

  /**
   * Returns the result of {@code initialize}. An unsupported version gets the latest supported one.
   */
  static Map<String, ?> initializeResult(
      McpServer server, TransportKind transport, String requestedVersion) {
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
    List<String> versions = transport.legacyVersions();
    result.put(
        "protocolVersion",
        versions.contains(requestedVersion) ? requestedVersion : versions.get(versions.size() - 1));
    result.put("capabilities", capabilities);
    result.put("serverInfo", info);
    result.put("instructions", server.instructions());
    return result;
  }

  /** Returns the result of {@code tools/list}. */
  static Map<String, ?> tools(McpServer server) {
    return Map.of("tools", server.tools().stream().map(ProtocolDescriptions::tool).toList());
  }

  /** Returns the result of {@code resources/list}. */
  static Map<String, ?> resources(McpServer server) {
    return Map.of(
        "resources", server.resources().stream().map(ProtocolDescriptions::resource).toList());
  }

  /** Returns the result of {@code resources/read}. */
  static Map<String, ?> contents(String uri, McpServer.ResourceResult read) {
    Map<String, Object> contents = new LinkedHashMap<>();
    contents.put("uri", uri);
    contents.put("mimeType", read.mimeType());
    contents.put("text", read.text());
    return Map.of("contents", List.of(contents));
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
