package io.github.mycase4j.mcp.stdio;

import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** Serves what a test puts into it, and keeps the calls that it got. */
public final class FakeMcpServer implements McpServer {
  public final Map<String, Function<Call, CallToolResult>> handlers = new ConcurrentHashMap<>();
  public final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  public final BlockingQueue<Scope> scopes = new LinkedBlockingQueue<>();
  public final BlockingQueue<String> readers = new LinkedBlockingQueue<>();

  public FakeMcpServer on(String tool, Function<Call, CallToolResult> handler) {
    handlers.put(tool, handler);
    return this;
  }

  public static CallToolResult text(String text) {
    return new CallToolResult(text, null, false);
  }

  /** A schema whose members stand in an order that sorting or hashing would change. */
  static Map<String, Object> schema(String id) {
    Map<String, Object> limit = new LinkedHashMap<>();
    limit.put("type", "integer");
    limit.put("minimum", 1);
    limit.put("default", 25);
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("zebra", limit);
    properties.put("apple", new LinkedHashMap<>(Map.of("type", "string")));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$id", id);
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", List.of("zebra"));
    schema.put("additionalProperties", false);
    return schema;
  }

  @Override
  public String name() {
    return "mycase4j";
  }

  @Override
  public String version() {
    return "1.2.3";
  }

  @Override
  public String instructions() {
    return "Ask for cases first.";
  }

  @Override
  public List<Tool> tools(Scope scope) {
    scopes.add(scope);
    return List.of(
        new Tool(
            "list-cases",
            "List cases",
            "Lists the cases.",
            schema("urn:in"),
            schema("urn:out"),
            true,
            false,
            true,
            true));
  }

  @Override
  public List<Resource> resources() {
    return List.of(
        new Resource("mycase://auth/status", "auth-status", "Login", "The login.", "text/plain"));
  }

  @Override
  public CallToolResult call(Call call) {
    calls.add(call);
    Function<Call, CallToolResult> handler = handlers.get(call.tool());
    return handler == null
        ? new CallToolResult("There is no tool \"" + call.tool() + "\".", null, true)
        : handler.apply(call);
  }

  @Override
  public List<ResourceTemplate> resourceTemplates() {
    return List.of(
        new ResourceTemplate(
            "mycase://cases/{case_id}", "case", "Case", "A case.", "application/json"));
  }

  @Override
  public ResourceResult read(ResourceRead read) {
    readers.add(read.client());
    return read.uri().equals("mycase://auth/status")
        ? new ResourceResult(ResourceStatus.OK, "Connected.", "text/plain")
        : new ResourceResult(
            ResourceStatus.NOT_FOUND, "There is no resource \"" + read.uri() + "\".", "text/plain");
  }

  @Override
  public List<Prompt> prompts() {
    return List.of(
        new Prompt(
            "conflict-check",
            "Conflict check",
            "Looks for a name.",
            List.of(new PromptArgument("names", "The names.", true))));
  }

  @Override
  public Optional<String> prompt(String name, Map<String, String> arguments) {
    if (!name.equals("conflict-check")) {
      return Optional.empty();
    }
    String names = arguments.get("names");
    if (names == null) {
      throw new InvalidArgumentException("names", "names is required.");
    }
    return Optional.of("Look for " + names + ".");
  }

  @Override
  public Completion complete(CompletionRequest request) {
    if (request.source() != CompletionSource.PROMPT
        || !request.reference().equals("conflict-check")) {
      throw new InvalidArgumentException("ref", "There is no such prompt.");
    }
    return new Completion(List.of(request.value() + "s"), 1, false);
  }
}
