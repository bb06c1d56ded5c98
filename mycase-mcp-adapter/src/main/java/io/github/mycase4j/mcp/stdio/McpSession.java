package io.github.mycase4j.mcp.stdio;

import io.github.mycase4j.mcp.server.ClientLabel;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.mcp.text.Texts;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The session of one client. Requests are handled even if the client has not initialized yet: an
 * early request deserves a response.
 *
 * <p>{@link #receive} is for one thread and never blocks it: tools and resources run on the pool,
 * and everything else performs no I/O.
 */
final class McpSession {
  private static final String CANCELLED = "notifications/cancelled";
  private static final String FAILED =
      "The server failed to handle this request. The fault is in the server, not in the request.";
  private static final int QUOTE_LENGTH = 100;

  private final McpServer server;
  private final ProtocolDescriptions descriptions;
  private final MessageWriter writer;
  private final Calls calls;
  private final ClientRequests clientRequests;
  private final UrlElicitationRequest elicitation;
  private final Executor pool;
  private final ErrorReporter errorReporter;
  private volatile String client = ClientLabel.UNKNOWN;

  McpSession(
      McpServer server,
      MessageWriter writer,
      Calls calls,
      ClientRequests clientRequests,
      Executor pool,
      ErrorReporter errorReporter) {
    this.server = server;
    this.descriptions = new ProtocolDescriptions(server);
    this.writer = writer;
    this.calls = calls;
    this.clientRequests = clientRequests;
    this.elicitation = new UrlElicitationRequest(clientRequests, writer);
    this.pool = pool;
    this.errorReporter = errorReporter;
  }

  /** Handles the next line of the client. */
  void receive(Incoming incoming) {
    if (incoming instanceof Incoming.Request request) {
      handle(request);
    } else if (incoming instanceof Incoming.Notification notification) {
      handleNotification(notification);
    } else if (incoming instanceof Incoming.Response response) {
      clientRequests.handleResponse(response.message());
    } else if (incoming instanceof Incoming.Invalid invalid) {
      writer.send(Outgoing.error(invalid.id(), invalid.code(), invalid.reason(), null));
    }
  }

  private void handle(Incoming.Request request) {
    if (calls.isOpen(request.id())) {
      writer.send(
          new JsonRpcException(
                  McpSchema.ErrorCodes.INVALID_REQUEST,
                  "A request with this id is still running; every request needs an id of its own.")
              .toResponse(request.id()));
      return;
    }
    switch (request.method()) {
      case McpSchema.METHOD_TOOLS_CALL -> later(request, call -> callTool(request, call));
      case McpSchema.METHOD_RESOURCES_READ -> later(request, call -> readResource(request, call));
      default -> writer.send(outcome(request, () -> atOnce(request)));
    }
  }

  private Map<String, ?> atOnce(Incoming.Request request) {
    return switch (request.method()) {
      case McpSchema.METHOD_INITIALIZE -> initialize(params(request));
      case McpSchema.METHOD_PING -> Map.of();
      case McpSchema.METHOD_TOOLS_LIST -> onePage(request, descriptions.tools());
      case McpSchema.METHOD_RESOURCES_LIST -> onePage(request, descriptions.resources());
      case McpSchema.METHOD_RESOURCES_TEMPLATES_LIST ->
          onePage(request, Map.of("resourceTemplates", List.of()));
      default ->
          throw new JsonRpcException(
              McpSchema.ErrorCodes.METHOD_NOT_FOUND,
              "This server has no method \"" + quote(request.method()) + "\".");
    };
  }

  private void later(Incoming.Request request, Work work) {
    RunningCall call = calls.begin(request.id());
    pool.execute(
        () -> {
          try {
            call.respond(outcome(request, () -> work.result(call)));
          } finally {
            calls.ended(call);
          }
        });
  }

  /** Returns the response to a request, successful or not. */
  private String outcome(Incoming.Request request, Supplier<Map<String, ?>> work) {
    try {
      return Outgoing.result(request.id(), work.get());
    } catch (JsonRpcException e) {
      return e.toResponse(request.id());
    } catch (RuntimeException | Error e) {
      errorReporter.report(quote(request.method()), e);
      return Outgoing.error(request.id(), McpSchema.ErrorCodes.INTERNAL_ERROR, FAILED, null);
    }
  }

  private Map<String, ?> initialize(Map<?, ?> params) {
    String version = text(params, "protocolVersion");
    if (params.get("clientInfo") instanceof Map<?, ?> info
        && info.get("name") instanceof String name) {
      client =
          ClientLabel.of(
              name, info.get("version") instanceof String itsVersion ? itsVersion : null);
    }
    clientRequests.clientCapabilities(params.get("capabilities"));
    return descriptions.initializeResult(version);
  }

  private Map<String, ?> callTool(Incoming.Request request, RunningCall call) {
    Map<?, ?> params = params(request);
    McpServer.CallToolResult called =
        server.call(
            new McpServer.Call(
                text(params, "name"),
                params.get("arguments"),
                client,
                call.cancellation(),
                progress(params, call),
                clientRequests.supportsUrlElicitation() ? elicitation : null));
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

  private Map<String, ?> readResource(Incoming.Request request, RunningCall call) {
    Map<?, ?> params = params(request);
    String uri = text(params, "uri");
    McpServer.ResourceResult read =
        server.read(
            new McpServer.ResourceRead(uri, client, call.cancellation(), progress(params, call)));
    if (read.status() != McpServer.ResourceStatus.OK) {
      throw new JsonRpcException(code(read.status()), read.text(), Map.of("uri", uri));
    }
    Map<String, Object> contents = new LinkedHashMap<>();
    contents.put("uri", uri);
    contents.put("mimeType", read.mimeType());
    contents.put("text", read.text());
    return Map.of("contents", List.of(contents));
  }

  private static int code(McpServer.ResourceStatus status) {
    return switch (status) {
      case NOT_FOUND -> McpSchema.ErrorCodes.RESOURCE_NOT_FOUND;
      case INVALID_URI -> McpSchema.ErrorCodes.INVALID_PARAMS;
      case FAILED, OK -> McpSchema.ErrorCodes.INTERNAL_ERROR;
    };
  }

  private void handleNotification(Incoming.Notification notification) {
    // Other notifications, also the one that a client has initialized, change nothing here.
    if (notification.method().equals(CANCELLED)
        && notification.params() instanceof Map<?, ?> params) {
      RequestId id = RequestId.of(params.get("requestId"));
      if (id != null) {
        calls.cancel(id);
      }
    }
  }

  private static McpServer.@Nullable ProgressSink progress(Map<?, ?> params, RunningCall call) {
    if (!(params.get("_meta") instanceof Map<?, ?> meta)) {
      return null;
    }
    // A token has the same types as an id.
    RequestId token = RequestId.of(meta.get("progressToken"));
    return token == null ? null : new ProgressNotifier(call, token.wire());
  }

  private static Map<String, ?> onePage(Incoming.Request request, Map<String, ?> page) {
    Object cursor = params(request).get("cursor");
    if (cursor != null && !cursor.equals("")) {
      throw new JsonRpcException(
          McpSchema.ErrorCodes.INVALID_PARAMS,
          "The parameter \"cursor\" is not one that this server gave: its lists are one page.");
    }
    return page;
  }

  private static Map<?, ?> params(Incoming.Request request) {
    Object params = request.params();
    if (params == null) {
      return Map.of();
    }
    if (params instanceof Map<?, ?> members) {
      return members;
    }
    throw new JsonRpcException(
        McpSchema.ErrorCodes.INVALID_PARAMS, "The member \"params\" must be an object.");
  }

  private static String text(Map<?, ?> params, String name) {
    if (params.get(name) instanceof String text) {
      return text;
    }
    throw new JsonRpcException(
        McpSchema.ErrorCodes.INVALID_PARAMS,
        "The parameter \"" + name + "\" is required and must be a string.");
  }

  /** Returns text of the client in a form that fits into a sentence. */
  private static String quote(String text) {
    return TextSanitizer.escape(Texts.cut(text, QUOTE_LENGTH));
  }

  /** The work of a running call. */
  @FunctionalInterface
  private interface Work {
    Map<String, ?> result(RunningCall call);
  }
}
