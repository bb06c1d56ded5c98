package io.github.mycase4j.mcp.stdio;

import io.github.mycase4j.mcp.protocol.ClientCapabilities;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerSession;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends requests to the client, such as to show an address to the user. Uses the MCP SDK's session,
 * which is created for the first request, since it takes long to load. Thread-safe.
 */
final class ClientRequests {
  /** A user may have to respond. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final MessageWriter writer;
  private final ErrorReporter errorReporter;
  private volatile ClientCapabilities capabilities = ClientCapabilities.NONE;
  private @Nullable StdioTransport transport;
  private @Nullable McpServerSession session;

  ClientRequests(MessageWriter writer, ErrorReporter errorReporter) {
    this.writer = writer;
    this.errorReporter = errorReporter;
  }

  /** Sets the capabilities that the client declared. */
  void clientCapabilities(ClientCapabilities declared) {
    capabilities = declared;
  }

  /** Returns the capabilities that the client declared last. */
  ClientCapabilities clientCapabilities() {
    return capabilities;
  }

  /**
   * Sends a request.
   *
   * @return the client's result; it fails with the SDK's {@code McpError} when the client returns
   *     an error, and with a timeout after ten minutes. Cancelling it ends the wait.
   */
  <T> CompletableFuture<T> send(String method, Object params, TypeRef<T> type) {
    return session().sendRequest(method, params, type).toFuture();
  }

  /** Handles a response of the client; one that belongs to no request is ignored. */
  synchronized void handleResponse(Map<?, ?> message) {
    if (session == null || transport == null) {
      return;
    }
    try {
      McpSchema.JSONRPCResponse response = transport.unmarshalFrom(message, new TypeRef<>() {});
      session.handle(response).subscribe();
    } catch (RuntimeException e) {
      errorReporter.report("reading the client's response", e);
    }
  }

  private synchronized McpServerSession session() {
    if (session == null) {
      transport = new StdioTransport(writer);
      // Requests of the client never get here, so the session needs nothing to serve them with.
      session =
          new McpServerSession(
              "mycase", PATIENCE, transport, request -> Mono.empty(), Map.of(), Map.of());
    }
    return session;
  }
}
