package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** Serves one tool that reads and one that writes, as a test describes them. */
final class FakeServer implements McpServer {
  final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  final BlockingQueue<ResourceRead> reads = new LinkedBlockingQueue<>();
  volatile Function<Call, CallToolResult> onCall = call -> result("done");
  volatile Function<ResourceRead, ResourceResult> onRead =
      read -> new ResourceResult(ResourceStatus.OK, "Connected.", "text/plain");

  static CallToolResult result(String text) {
    return new CallToolResult(text, Map.of("said", text), false);
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
    return scope == Scope.READ
        ? List.of(tool("list-cases", true))
        : List.of(tool("list-cases", true), tool("create-case", false));
  }

  private static Tool tool(String name, boolean reads) {
    return new Tool(name, name, "A tool.", Map.of(), Map.of(), reads, false, reads, true);
  }

  @Override
  public List<Resource> resources() {
    return List.of(
        new Resource("mycase://auth/status", "auth-status", "Login", "The login.", "text/plain"));
  }

  @Override
  public CallToolResult call(Call call) {
    calls.add(call);
    if (tools(Scope.READ_WRITE).stream().noneMatch(tool -> tool.name().equals(call.tool()))) {
      return new CallToolResult("There is no such tool.", null, true);
    }
    boolean allowed =
        tools(call.scope()).stream().anyMatch(tool -> tool.name().equals(call.tool()));
    return allowed
        ? onCall.apply(call)
        : new CallToolResult("Not allowed.", null, true, null, Scope.READ_WRITE);
  }

  @Override
  public List<ResourceTemplate> resourceTemplates() {
    return List.of(
        new ResourceTemplate(
            "mycase://cases/{case_id}", "case", "Case", "A case.", "application/json"));
  }

  @Override
  public ResourceResult read(ResourceRead read) {
    reads.add(read);
    return read.uri().startsWith("mycase://")
        ? onRead.apply(read)
        : new ResourceResult(ResourceStatus.NOT_FOUND, "There is no such resource.", "text/plain");
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
    return name.equals("conflict-check") ? Optional.of("Look for it.") : Optional.empty();
  }

  @Override
  public Completion complete(CompletionRequest request) {
    if (request.source() != CompletionSource.PROMPT) {
      throw new InvalidArgumentException("ref", "There is no such template.");
    }
    return new Completion(List.of(request.value() + "s"), 1, false);
  }
}
