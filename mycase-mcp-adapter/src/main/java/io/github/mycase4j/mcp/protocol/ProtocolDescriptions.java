package io.github.mycase4j.mcp.protocol;

import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes a server in the protocol's terms. Performs no I/O. */
final class ProtocolDescriptions {
  private static final String TITLE = "MyCase";

  private ProtocolDescriptions() {}

  /**
   * Returns the result of {@code initialize}, with the latest version if this one is unsupported.
   */
  static Map<String, ?> initializeResult(
      McpServer server, TransportKind transport, String requestedVersion) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("name", server.name());
    info.put("title", TITLE);
    info.put("version", server.version());
    Map<String, Object> capabilities = capabilities();
    if (transport == TransportKind.STDIO) {
      Map<String, Object> resources = new LinkedHashMap<>();
      resources.put("subscribe", false);
      resources.put("listChanged", false);
      capabilities.put("tools", Map.of("listChanged", false));
      capabilities.put("resources", resources);
    }
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

  /** Returns the result of {@code server/discover}. */
  static Map<String, ?> discoverResult(McpServer server, TransportKind transport) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("name", server.name());
    info.put("version", server.version());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("supportedVersions", transport.supportedVersions());
    result.put("capabilities", capabilities());
    result.put("instructions", server.instructions());
    result.put("_meta", Map.of(RequestMeta.SERVER_INFO, info));
    return result;
  }

  private static Map<String, Object> capabilities() {
    Map<String, Object> capabilities = new LinkedHashMap<>();
    capabilities.put("tools", Map.of());
    capabilities.put("resources", Map.of());
    capabilities.put("prompts", Map.of());
    capabilities.put("completions", Map.of());
    return capabilities;
  }

  /** Returns the result of {@code tools/list}. */
  static Map<String, ?> tools(McpServer server, Scope scope) {
    return Map.of("tools", server.tools(scope).stream().map(ProtocolDescriptions::tool).toList());
  }

  /** Returns the result of {@code resources/list}. */
  static Map<String, ?> resources(McpServer server) {
    return Map.of(
        "resources", server.resources().stream().map(ProtocolDescriptions::resource).toList());
  }

  /** Returns the result of {@code resources/templates/list}. */
  static Map<String, ?> resourceTemplates(McpServer server) {
    return Map.of(
        "resourceTemplates",
        server.resourceTemplates().stream().map(ProtocolDescriptions::resourceTemplate).toList());
  }

  /** Returns the result of {@code prompts/list}. */
  static Map<String, ?> prompts(McpServer server) {
    return Map.of("prompts", server.prompts().stream().map(ProtocolDescriptions::prompt).toList());
  }

  /** Returns the result of {@code prompts/get}. */
  static Map<String, ?> promptText(McpServer server, String name, String text) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("role", "user");
    message.put("content", text(text));
    Map<String, Object> result = new LinkedHashMap<>();
    server.prompts().stream()
        .filter(prompt -> prompt.name().equals(name))
        .findFirst()
        .ifPresent(prompt -> result.put("description", prompt.description()));
    result.put("messages", List.of(message));
    return result;
  }

  /** Returns the result of {@code completion/complete}. */
  static Map<String, ?> completion(McpServer.Completion found) {
    Map<String, Object> completion = new LinkedHashMap<>();
    completion.put("values", found.values());
    completion.put("total", found.total());
    completion.put("hasMore", found.hasMore());
    return Map.of("completion", completion);
  }

  /** Returns the result of {@code tools/call}. */
  static Map<String, ?> called(McpServer.CallToolResult called) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("content", List.of(text(called.text())));
    if (called.structured() != null) {
      result.put("structuredContent", called.structured());
    }
    result.put("isError", called.isError());
    return result;
  }

  private static Map<String, Object> text(String text) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("type", "text");
    content.put("text", text);
    return content;
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

  private static Map<String, Object> resourceTemplate(McpServer.ResourceTemplate template) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("uriTemplate", template.uriTemplate());
    entry.put("name", template.name());
    entry.put("title", template.title());
    entry.put("description", template.description());
    entry.put("mimeType", template.mimeType());
    return entry;
  }

  private static Map<String, Object> prompt(McpServer.Prompt prompt) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", prompt.name());
    entry.put("title", prompt.title());
    entry.put("description", prompt.description());
    entry.put(
        "arguments", prompt.arguments().stream().map(ProtocolDescriptions::argument).toList());
    return entry;
  }

  private static Map<String, Object> argument(McpServer.PromptArgument argument) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", argument.name());
    entry.put("description", argument.description());
    entry.put("required", argument.required());
    return entry;
  }
}
