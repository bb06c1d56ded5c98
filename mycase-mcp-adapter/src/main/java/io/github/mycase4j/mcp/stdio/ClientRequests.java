package io.github.mycase4j.mcp.stdio;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerSession;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Asks the client something, such as to show a person an address. The MCP SDK's session does it; it
 * is made for the first question, since it takes long to load. Thread-safe.
 */
final class ClientRequests {
  /** A person may have to answer. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final MessageWriter outbox;
  private final ErrorReporter complaints;
  private volatile boolean opensAddresses;
  private @Nullable StdioTransport transport;
  private @Nullable McpServerSession session;

  ClientRequests(MessageWriter outbox, ErrorReporter complaints) {
    this.outbox = outbox;
    this.complaints = complaints;
  }

  /** Takes the capabilities that the client said it has. */
  void clientOffers(@Nullable Object capabilities) {
    opensAddresses =
        capabilities instanceof Map<?, ?> all
            && all.get("elicitation") instanceof Map<?, ?> modes
            && modes.get("url") instanceof Map;
  }

  /** Returns whether the client offers to open an address for a person (URL-mode elicitation). */
  boolean clientOpensAddresses() {
    return opensAddresses;
  }

  /**
   * Sends a request.
   *
   * @return the client's result; it fails with the SDK's {@code McpError} when the client refuses,
   *     and with a time-out after ten minutes. Cancelling it stops the waiting.
   */
  <T> CompletableFuture<T> send(String method, Object params, TypeRef<T> type) {
    return session().sendRequest(method, params, type).toFuture();
  }

  /** Takes what the client answered; an answer to nothing is ignored. */
  synchronized void answered(Map<?, ?> message) {
    if (session == null || transport == null) {
      return;
    }
    try {
      McpSchema.JSONRPCResponse response = transport.unmarshalFrom(message, new TypeRef<>() {});
      session.handle(response).subscribe();
    } catch (RuntimeException e) {
      complaints.report("reading the client's answer", e);
    }
  }

  private synchronized McpServerSession session() {
    if (session == null) {
      transport = new StdioTransport(outbox);
      // Requests of the client never get here, so the session needs nothing to serve them with.
      session =
          new McpServerSession(
              "mycase", PATIENCE, transport, request -> Mono.empty(), Map.of(), Map.of());
    }
    return session;
  }
}
