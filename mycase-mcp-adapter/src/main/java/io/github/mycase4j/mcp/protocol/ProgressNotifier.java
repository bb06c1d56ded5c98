package io.github.mycase4j.mcp.protocol;

import io.github.mycase4j.mcp.server.McpServer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the progress of a call to the client. A report whose progress does not grow is dropped,
 * since the protocol forbids it. Thread-safe.
 */
final class ProgressNotifier implements McpServer.ProgressSink {
  private static final double EXACT_WHOLE_NUMBERS = 1e15;

  private final Consumer<String> client;
  private final Object token;
  private double last = Double.NEGATIVE_INFINITY;

  ProgressNotifier(Consumer<String> client, Object token) {
    this.client = client;
    this.token = token;
  }

  @Override
  public synchronized void report(double progress, @Nullable Double total, String message) {
    if (!(progress > last) || Double.isInfinite(progress)) {
      return;
    }
    last = progress;
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    params.put("progressToken", token);
    params.put("progress", number(progress));
    if (total != null && Double.isFinite(total)) {
      params.put("total", number(total));
    }
    params.put("message", message);
    client.accept(Outgoing.notification(Methods.PROGRESS, params));
  }

  private static Number number(double value) {
    if (Math.rint(value) == value && Math.abs(value) < EXACT_WHOLE_NUMBERS) {
      return (long) value;
    }
    return value;
  }
}
