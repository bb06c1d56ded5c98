package io.github.mycase4j.mcp.stdio;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.protocol.ClientCapabilities;
import io.github.mycase4j.mcp.protocol.ErrorCodes;
import io.github.mycase4j.mcp.protocol.Incoming;
import io.github.mycase4j.mcp.protocol.Outgoing;
import io.github.mycase4j.mcp.protocol.ProtocolHandler;
import io.github.mycase4j.mcp.protocol.RequestExchange;
import io.github.mycase4j.mcp.protocol.TransportKind;
import io.github.mycase4j.mcp.server.ClientLabel;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The session of one client: decides which thread handles a message, and holds what the client
 * declared about itself.
 *
 * <p>{@link #receive} is for one thread and never blocks it: long requests run on the pool, and
 * everything else performs no I/O.
 */
final class McpSession {
  private final McpServer server;
  private final ProtocolHandler protocol;
  private final MessageWriter writer;
  private final Calls calls;
  private final ClientRequests clientRequests;
  private final UrlElicitationRequest urlElicitation;
  private final Executor pool;
  private volatile String client = ClientLabel.UNKNOWN;

  McpSession(
      McpServer server,
      MessageWriter writer,
      Calls calls,
      ClientRequests clientRequests,
      Executor pool,
      ErrorReporter errorReporter) {
    this.server = server;
    this.protocol =
        new ProtocolHandler(
            TransportKind.STDIO, SecureRandom::new, InstantSource.system(), errorReporter::report);
    this.writer = writer;
    this.calls = calls;
    this.clientRequests = clientRequests;
    this.urlElicitation = new UrlElicitationRequest(clientRequests, writer);
    this.pool = pool;
  }

  /** Handles the next message of the client. */
  void receive(Incoming incoming) {
    if (incoming instanceof Incoming.Request request) {
      handle(request);
    } else if (incoming instanceof Incoming.Notification notification) {
      ProtocolHandler.cancelled(notification).ifPresent(calls::cancel);
    } else if (incoming instanceof Incoming.Response response) {
      clientRequests.handleResponse(response.message());
    } else if (incoming instanceof Incoming.Invalid invalid) {
      writer.send(Outgoing.error(invalid.id(), invalid.code(), invalid.reason(), null));
    }
  }

  private void handle(Incoming.Request request) {
    if (calls.isOpen(request.id())) {
      writer.send(
          Outgoing.error(
              request.id(),
              ErrorCodes.INVALID_REQUEST,
              "A request with this id is still running; every request needs an id of its own.",
              null));
    } else if (ProtocolHandler.mayBlock(request)) {
      RunningCall call = calls.begin(request.id());
      pool.execute(() -> run(request, call));
    } else {
      writer.send(
          protocol
              .handle(request, server, new Exchange(new Cancellation(), writer::sendIfCurrent))
              .message());
    }
  }

  private void run(Incoming.Request request, RunningCall call) {
    try {
      call.respond(
          protocol
              .handle(request, server, new Exchange(call.cancellation(), call::tell))
              .message());
    } finally {
      calls.ended(call);
    }
  }

  /** A request of this session. */
  private final class Exchange implements RequestExchange {
    private final Cancellation cancellation;
    private final Consumer<String> notifications;

    Exchange(Cancellation cancellation, Consumer<String> notifications) {
      this.cancellation = cancellation;
      this.notifications = notifications;
    }

    @Override
    public Cancellation cancellation() {
      return cancellation;
    }

    @Override
    public void sendNotification(String message) {
      notifications.accept(message);
    }

    @Override
    public Scope scope() {
      return Scope.READ_WRITE;
    }

    @Override
    public String client() {
      return client;
    }

    @Override
    public @Nullable UrlElicitation urlElicitation() {
      return clientRequests.clientCapabilities().urlElicitation() ? urlElicitation : null;
    }

    @Override
    public @Nullable FormElicitation formElicitation() {
      return clientRequests.clientCapabilities().formElicitation()
          ? new FormElicitationRequest(
              clientRequests, cancellation, FormElicitationRequest.PATIENCE)
          : null;
    }

    @Override
    public void initialized(@Nullable String itself, ClientCapabilities capabilities) {
      if (itself != null) {
        client = itself;
      }
      clientRequests.clientCapabilities(capabilities);
    }
  }
}
