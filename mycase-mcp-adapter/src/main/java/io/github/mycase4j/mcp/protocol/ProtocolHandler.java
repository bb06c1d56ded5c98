package io.github.mycase4j.mcp.protocol;

import io.github.mycase4j.mcp.server.ClientLabel;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.mcp.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Handles requests by the rules of the protocol. Keeps nothing of a client: what a request needs
 * comes with it. Requests are handled even if the client has not initialized yet: an early request
 * deserves a response.
 *
 * <p>Thread-safe; one instance serves all clients of a process.
 */
public final class ProtocolHandler {
  private static final String FAILED =
      "The server failed to handle this request. The fault is in the server, not in the request.";
  private static final int QUOTE_LENGTH = 100;

  private final TransportKind transport;
  private final BiConsumer<String, Throwable> failures;

  /**
   * Creates a handler.
   *
   * @param failures is told of each failure of the server: the method, in a form that fits into a
   *     sentence, and the exception, whose message may quote client data
   */
  public ProtocolHandler(TransportKind transport, BiConsumer<String, Throwable> failures) {
    this.transport = transport;
    this.failures = failures;
  }

  /**
   * {@return whether a request may take long} All others are handled at once and perform no I/O.
   *
   * @param request the request
   */
  public static boolean mayBlock(Incoming.Request request) {
    return request.method().equals(Methods.TOOLS_CALL)
        || request.method().equals(Methods.RESOURCES_READ);
  }

  /**
   * {@return the id of the request that a notification cancels, if it does that}
   *
   * @param notification the notification
   */
  public static Optional<RequestId> cancelled(Incoming.Notification notification) {
    // Other notifications, also the one that a client has initialized, change nothing.
    return notification.method().equals(Methods.CANCELLED)
            && notification.params() instanceof Map<?, ?> params
        ? Optional.ofNullable(RequestId.of(params.get("requestId")))
        : Optional.empty();
  }

  /**
   * Handles a request; blocks until its response and never throws.
   *
   * @param request the request
   * @param server what the client is served
   * @param exchange the request on its transport
   * @return the response
   */
  public ProtocolResponse handle(
      Incoming.Request request, McpServer server, RequestExchange exchange) {
    try {
      return handled(Outgoing.result(request.id(), result(request, server, exchange)));
    } catch (JsonRpcException e) {
      return handled(e.toResponse(request.id()));
    } catch (RuntimeException | Error e) {
      failures.accept(quote(request.method()), e);
      return handled(Outgoing.error(request.id(), ErrorCodes.INTERNAL_ERROR, FAILED, null));
    }
  }

  private static ProtocolResponse handled(String message) {
    return new ProtocolResponse(message, ProtocolResponse.Status.HANDLED);
  }

  private Map<String, ?> result(
      Incoming.Request request, McpServer server, RequestExchange exchange) {
    Params params = new Params(request);
    return switch (request.method()) {
      case Methods.INITIALIZE -> initialize(params, server, exchange);
      case Methods.PING -> Map.of();
      case Methods.TOOLS_LIST -> onePage(params, ProtocolDescriptions.tools(server));
      case Methods.TOOLS_CALL -> callTool(params, server, exchange);
      case Methods.RESOURCES_LIST -> onePage(params, ProtocolDescriptions.resources(server));
      case Methods.RESOURCES_TEMPLATES_LIST ->
          onePage(params, Map.of("resourceTemplates", List.of()));
      case Methods.RESOURCES_READ -> readResource(params, server, exchange);
      default ->
          throw new JsonRpcException(
              ErrorCodes.METHOD_NOT_FOUND,
              "This server has no method \"" + quote(request.method()) + "\".");
    };
  }

  private Map<String, ?> initialize(Params params, McpServer server, RequestExchange exchange) {
    String version = params.text("protocolVersion");
    exchange.initialized(
        client(params.get("clientInfo")), ClientCapabilities.of(params.get("capabilities")));
    return ProtocolDescriptions.initializeResult(server, transport, version);
  }

  private static @Nullable String client(@Nullable Object clientInfo) {
    return clientInfo instanceof Map<?, ?> info && info.get("name") instanceof String name
        ? ClientLabel.of(name, info.get("version") instanceof String version ? version : null)
        : null;
  }

  private static Map<String, ?> callTool(
      Params params, McpServer server, RequestExchange exchange) {
    McpServer.CallToolResult called =
        server.call(
            new McpServer.Call(
                params.text("name"),
                params.get("arguments"),
                exchange.client(),
                exchange.cancellation(),
                progress(params, exchange),
                exchange.urlElicitation(),
                exchange.formElicitation()));
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("type", "text");
    content.put("text", called.text());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("content", List.of(content));
    if (called.structured() != null) {
      result.put("structuredContent", called.structured());
    }
    result.put("isError", called.isError());
    return result;
  }

  private static Map<String, ?> readResource(
      Params params, McpServer server, RequestExchange exchange) {
    String uri = params.text("uri");
    McpServer.ResourceResult read =
        server.read(
            new McpServer.ResourceRead(
                uri, exchange.client(), exchange.cancellation(), progress(params, exchange)));
    return switch (read.status()) {
      case OK -> ProtocolDescriptions.contents(uri, read);
      case NOT_FOUND ->
          throw new JsonRpcException(
              ErrorCodes.RESOURCE_NOT_FOUND, read.text(), Map.of("uri", uri));
      case INVALID_URI ->
          throw new JsonRpcException(ErrorCodes.INVALID_PARAMS, read.text(), Map.of("uri", uri));
      case FAILED ->
          throw new JsonRpcException(ErrorCodes.INTERNAL_ERROR, read.text(), Map.of("uri", uri));
    };
  }

  private static McpServer.@Nullable ProgressSink progress(
      Params params, RequestExchange exchange) {
    // A token has the same types as an id.
    RequestId token = RequestId.of(params.meta().get("progressToken"));
    return token == null ? null : new ProgressNotifier(exchange::sendNotification, token.wire());
  }

  private static Map<String, ?> onePage(Params params, Map<String, ?> page) {
    Object cursor = params.get("cursor");
    if (cursor != null && !cursor.equals("")) {
      throw Params.invalid(
          "The parameter \"cursor\" is not one that this server gave: its lists are one page.");
    }
    return page;
  }

  /** Returns text of the client in a form that fits into a sentence. */
  private static String quote(String text) {
    return TextSanitizer.escape(Texts.cut(text, QUOTE_LENGTH));
  }
}
