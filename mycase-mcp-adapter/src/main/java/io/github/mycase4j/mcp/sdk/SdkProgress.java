package io.github.mycase4j.mcp.sdk;

import io.github.mycase4j.mcp.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import org.jspecify.annotations.Nullable;

/** Sends one call's progress to the client through the SDK. Thread-safe. */
final class SdkProgress implements McpServer.ProgressSink {
  private final McpSyncServerExchange exchange;
  private final Object token;
  private boolean undeliverable;

  SdkProgress(McpSyncServerExchange exchange, Object token) {
    this.exchange = exchange;
    this.token = token;
  }

  @Override
  public synchronized void report(double progress, @Nullable Double total, String message) {
    if (undeliverable) {
      return;
    }
    try {
      exchange.progressNotification(
          McpSchema.ProgressNotification.builder(token, progress)
              .total(total)
              .message(message)
              .build());
    } catch (RuntimeException e) {
      // Progress is a courtesy: a client that cannot take it still gets its result, and the call
      // its line in the audit log. The next report would only fail the same way.
      undeliverable = true;
    }
  }
}
