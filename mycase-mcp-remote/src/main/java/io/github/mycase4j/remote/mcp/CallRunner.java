package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.protocol.Incoming;
import io.github.mycase4j.mcp.protocol.Methods;
import io.github.mycase4j.mcp.protocol.ProtocolHandler;
import io.github.mycase4j.mcp.protocol.ProtocolResponse;
import io.github.mycase4j.mcp.protocol.RequestId;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tool calls and reads of resources, each on a thread of its own, so that the thread of the
 * request can write the stream and respond to a cancellation. Thread-safe.
 */
final class CallRunner {
  private final ProtocolHandler protocol;
  private final RunningCalls running;
  private final Executor executor;
  private final EventTimer timer;
  private final Replies replies;
  private final McpErrors errors;

  CallRunner(
      ProtocolHandler protocol,
      RunningCalls running,
      Executor executor,
      EventTimer timer,
      Replies replies,
      McpErrors errors) {
    this.protocol = protocol;
    this.running = running;
    this.executor = executor;
    this.timer = timer;
    this.replies = replies;
    this.errors = errors;
  }

  /**
   * A request that starts a call.
   *
   * @param scope what the token and the settings allow
   */
  record Call(
      WebRequest http,
      VersionHeader version,
      Accept accept,
      Bearer bearer,
      Scope scope,
      Incoming.Request request) {

    /** Returns whether the client waits for the progress of the call. */
    boolean hasProgressToken() {
      return param("_meta") instanceof Map<?, ?> meta
          && RequestId.of(meta.get("progressToken")) != null;
    }

    /**
     * Returns whether the call cannot fail for want of a scope, which has a status of its own and
     * is found out only after the call was recorded.
     */
    boolean isInScope(McpServer server) {
      return !request.method().equals(Methods.TOOLS_CALL)
          || server.tools(scope).stream().anyMatch(tool -> tool.name().equals(param("name")));
    }

    private @Nullable Object param(String name) {
      return request.params() instanceof Map<?, ?> params ? params.get(name) : null;
    }
  }

  /** Returns whether a request starts a call. */
  static boolean isCall(Incoming.Request request) {
    return request.method().equals(Methods.TOOLS_CALL)
        || request.method().equals(Methods.RESOURCES_READ);
  }

  /**
   * Starts a call.
   *
   * @param permit is closed when the call has ended, which can be after its response
   * @return waits until the response is known or begins as a stream
   */
  Supplier<WebResponse> start(Call call, McpServer server, Permits.Permit permit) {
    Incoming.Request request = call.request();
    boolean modern = protocol.isModern(request, call.version().value());
    boolean mayStream = call.accept().events() && call.isInScope(server);
    CallEvents events = new CallEvents(timer, mayStream);
    HttpExchange exchange =
        new HttpExchange(call.http(), call.version(), call.bearer(), call.scope(), events);
    RunningCalls.Call entry =
        running.begin(
            call.bearer().label(), request.id(), exchange.cancellation(), events::cancelled);
    try {
      executor.execute(
          () -> {
            ProtocolResponse response;
            // Ends before the response is sent: the client may use the id and the permit at once.
            try (permit;
                entry) {
              response = protocol.handle(request, server, exchange);
            }
            events.ended(response);
          });
    } catch (RejectedExecutionException e) {
      entry.close();
      permit.close();
      return errors::stopping;
    }
    Runnable disconnected = modern ? entry::cancel : () -> {};
    if (modern) {
      call.http().onDisconnect(disconnected);
    }
    CallReply.Plan plan =
        new CallReply.Plan(
            call.accept(),
            mayStream,
            !modern,
            call.hasProgressToken(),
            () -> CancelledCall.response(request, modern),
            disconnected);
    CallReply reply = new CallReply(plan, events, timer, replies);
    return () -> await(reply, exchange.cancellation());
  }

  private WebResponse await(CallReply reply, Cancellation cancellation) {
    try {
      return reply.await();
    } catch (InterruptedException e) {
      // Only the end of the server interrupts its threads.
      cancellation.cancel();
      Thread.currentThread().interrupt();
      return errors.stopping();
    }
  }
}
