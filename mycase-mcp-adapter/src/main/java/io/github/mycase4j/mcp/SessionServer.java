package io.github.mycase4j.mcp;

import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.mcp.server.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The server of one session: the connector's tools, resources and prompts. Thread-safe. */
final class SessionServer implements McpServer {
  private final Connector connector;
  private final Session session;

  SessionServer(Connector connector, Session session) {
    this.connector = connector;
    this.session = session;
  }

  @Override
  public String name() {
    return connector.name();
  }

  @Override
  public String version() {
    return connector.version();
  }

  @Override
  public String instructions() {
    return connector.instructions();
  }

  @Override
  public List<Tool> tools(Scope scope) {
    return connector.tools(scope);
  }

  @Override
  public List<Resource> resources() {
    return connector.resources();
  }

  @Override
  public CallToolResult call(Call call) {
    return connector.dispatcher().call(session, call);
  }

  @Override
  public List<ResourceTemplate> resourceTemplates() {
    return connector.resourceTemplates();
  }

  @Override
  public ResourceResult read(ResourceRead read) {
    return connector.resourceRegistry().read(session, read);
  }

  @Override
  public List<Prompt> prompts() {
    return connector.prompts();
  }

  @Override
  public Optional<String> prompt(String name, Map<String, String> arguments) {
    return connector.prompt(name, arguments);
  }

  @Override
  public Completion complete(CompletionRequest request) {
    return connector.completions().complete(request, session::memory);
  }
}
