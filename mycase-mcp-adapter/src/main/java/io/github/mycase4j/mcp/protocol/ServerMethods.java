package io.github.mycase4j.mcp.protocol;

import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.mcp.text.Texts;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods that every revision has. Each throws {@link JsonRpcException} for its errors. */
final class ServerMethods {
  private static final int QUOTE_LENGTH = 100;

  private ServerMethods() {}

  /** Returns the result of a list, prompt or completion method; null for any other method. */
  static @Nullable Map<String, ?> atOnce(
      String method, Params params, McpServer server, Scope scope) {
    return switch (method) {
      case Methods.TOOLS_LIST -> onePage(params, ProtocolDescriptions.tools(server, scope));
      case Methods.RESOURCES_LIST -> onePage(params, ProtocolDescriptions.resources(server));
      case Methods.RESOURCES_TEMPLATES_LIST ->
          onePage(params, ProtocolDescriptions.resourceTemplates(server));
      case Methods.PROMPTS_LIST -> onePage(params, ProtocolDescriptions.prompts(server));
      case Methods.PROMPTS_GET -> prompt(params, server);
      case Methods.COMPLETE -> complete(params, server);
      default -> null;
    };
  }

  static McpServer.CallToolResult call(
      Params params, McpServer server, RequestExchange exchange, Caller caller) {
    McpServer.CallToolResult called =
        server.call(
            new McpServer.Call(
                params.text("name"),
                params.get("arguments"),
                caller.client(),
                exchange.scope(),
                exchange.cancellation(),
                progress(params, exchange),
                caller.urlElicitation(),
                caller.formElicitation()));
    if (called.needsScope() != null) {
      throw JsonRpcException.insufficientScope(called.text());
    }
    return called;
  }

  /**
   * Reads a resource.
   *
   * @param notFound the code of the error when there is no such resource
   */
  static McpServer.ResourceResult read(
      Params params, McpServer server, RequestExchange exchange, String client, int notFound) {
    String uri = params.text("uri");
    McpServer.ResourceResult read =
        server.read(
            new McpServer.ResourceRead(
                uri, client, exchange.cancellation(), progress(params, exchange)));
    if (read.status() == McpServer.ResourceStatus.OK) {
      return read;
    }
    int code =
        switch (read.status()) {
          case NOT_FOUND -> notFound;
          case INVALID_URI -> ErrorCodes.INVALID_PARAMS;
          case OK, FAILED -> ErrorCodes.INTERNAL_ERROR;
        };
    throw new JsonRpcException(code, read.text(), Map.of("uri", uri));
  }

  private static McpServer.@Nullable ProgressSink progress(
      Params params, RequestExchange exchange) {
    // A token has the same types as an id.
    RequestId token = RequestId.of(params.meta().get("progressToken"));
    return token == null ? null : new ProgressNotifier(exchange::sendNotification, token.wire());
  }

  private static Map<String, ?> prompt(Params params, McpServer server) {
    String name = params.text("name");
    Map<String, String> arguments = params.texts("arguments");
    try {
      return server
          .prompt(name, arguments)
          .map(text -> ProtocolDescriptions.promptText(server, name, text))
          .orElseThrow(() -> Params.invalid("There is no prompt \"" + quote(name) + "\"."));
    } catch (InvalidArgumentException e) {
      throw Params.invalid(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, ?> complete(Params params, McpServer server) {
    Params reference = params.within("ref");
    Params argument = params.within("argument");
    String type = reference.text("type");
    McpServer.CompletionRequest request =
        switch (type) {
          case "ref/prompt" ->
              completion(
                  McpServer.CompletionSource.PROMPT, reference.text("name"), argument, params);
          case "ref/resource" ->
              completion(
                  McpServer.CompletionSource.RESOURCE_TEMPLATE,
                  reference.text("uri"),
                  argument,
                  params);
          default ->
              throw Params.invalid(
                  "The type of \"ref\" must be \"ref/prompt\" or \"ref/resource\", not \""
                      + quote(type)
                      + "\".");
        };
    try {
      return ProtocolDescriptions.completion(server.complete(request));
    } catch (InvalidArgumentException e) {
      throw Params.invalid(String.valueOf(e.getMessage()));
    }
  }

  private static McpServer.CompletionRequest completion(
      McpServer.CompletionSource source, String reference, Params argument, Params params) {
    Map<String, String> context =
        params.object("context").isEmpty() ? Map.of() : params.within("context").texts("arguments");
    return new McpServer.CompletionRequest(
        source, reference, argument.text("name"), argument.text("value"), context);
  }

  private static Map<String, ?> onePage(Params params, Map<String, ?> page) {
    Object cursor = params.get("cursor");
    if (cursor != null && !cursor.equals("")) {
      throw Params.invalid(
          "The parameter \"cursor\" was not issued by this server: its lists have one page each.");
    }
    return page;
  }

  /** Returns the error text for a method that the server does not have. */
  static String unknown(String method) {
    return "This server has no method \"" + quote(method) + "\".";
  }

  /** Returns text of the client in a form that fits into a sentence. */
  static String quote(String text) {
    return TextSanitizer.escape(Texts.cut(text, QUOTE_LENGTH));
  }
}
