package io.github.mycase4j.mcp.protocol;

import io.github.mycase4j.mcp.server.ClientLabel;
import io.github.mycase4j.mcp.server.McpServer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Handles requests by the rules of the protocol. Each request itself shows to which era it belongs:
 * the revisions up to 2025-11-25, where a client introduces itself with {@code initialize} once,
 * and 2026-07-28, where every request does. Keeps no state of a client: each request carries what
 * it needs. Requests are handled even if the client has not initialized yet: an early request
 * deserves a response.
 *
 * <p>Thread-safe; one instance serves all clients of a process.
 */
public final class ProtocolHandler {
  private static final String FAILED =
      "The server failed to handle this request. The fault is in the server, not in the request.";

  private final TransportKind transport;
  private final InputRounds rounds;
  private final BiConsumer<String, Throwable> failures;

  /**
   * Creates a handler.
   *
   * @param random supplies the source of randomness; called when it is first needed
   * @param failures receives each failure of the server: the method, in a form that fits into a
   *     sentence, and the exception, whose message may quote client data
   */
  public ProtocolHandler(
      TransportKind transport,
      Supplier<SecureRandom> random,
      InstantSource clock,
      BiConsumer<String, Throwable> failures) {
    this.transport = transport;
    this.rounds = new InputRounds(random, clock);
    this.failures = failures;
  }

  /**
   * {@return whether a request may take long} All others are handled at once and perform no I/O.
   *
   * @param request the request
   */
  public static boolean mayBlock(Incoming.Request request) {
    return switch (request.method()) {
      case Methods.TOOLS_CALL, Methods.RESOURCES_READ, Methods.COMPLETE -> true;
      default -> false;
    };
  }

  /**
   * {@return the id of the request that a notification cancels; empty if it cancels none}
   *
   * @param notification the notification
   */
  public static Optional<RequestId> cancelled(Incoming.Notification notification) {
    // Other notifications, including notifications/initialized, change nothing.
    return notification.method().equals(Methods.CANCELLED)
            && notification.params() instanceof Map<?, ?> params
        ? Optional.ofNullable(RequestId.of(params.get("requestId")))
        : Optional.empty();
  }

  /**
   * {@return whether a message belongs to revision 2026-07-28 or later} Its body decides, and where
   * it names no revision, the transport.
   *
   * @param message the message
   * @param declaredVersion the revision that the transport names beside it; null where it names
   *     none
   */
  public boolean isModern(Incoming message, @Nullable String declaredVersion) {
    return RequestMeta.isModern(message, transport, declaredVersion);
  }

  /**
   * Handles a request; blocks until the response is complete and never throws.
   *
   * @param request the request
   * @param server the server for the client
   * @param exchange the request on its transport
   * @return the response
   */
  public ProtocolResponse handle(
      Incoming.Request request, McpServer server, RequestExchange exchange) {
    try {
      Map<String, ?> result =
          isModern(request, exchange.declaredVersion())
              ? modern(request, server, exchange)
              : legacy(request, server, exchange);
      return handled(Outgoing.result(request.id(), result));
    } catch (JsonRpcException e) {
      return e.response(request.id());
    } catch (RuntimeException | Error e) {
      failures.accept(ServerMethods.quote(request.method()), e);
      return handled(Outgoing.error(request.id(), ErrorCodes.INTERNAL_ERROR, FAILED, null));
    }
  }

  private static ProtocolResponse handled(String message) {
    return new ProtocolResponse(message, ProtocolResponse.Status.HANDLED);
  }

  /** Returns the result of a request of the revisions up to 2025-11-25. */
  private Map<String, ?> legacy(
      Incoming.Request request, McpServer server, RequestExchange exchange) {
    Params params = new Params(request);
    return switch (request.method()) {
      case Methods.INITIALIZE -> initialize(params, server, exchange);
      case Methods.PING -> Map.of();
      case Methods.TOOLS_CALL ->
          ProtocolDescriptions.called(
              ServerMethods.call(
                  params,
                  server,
                  exchange,
                  new Caller(
                      exchange.client(), exchange.urlElicitation(), exchange.formElicitation())));
      case Methods.RESOURCES_READ ->
          ProtocolDescriptions.contents(
              params.text("uri"),
              ServerMethods.read(
                  params, server, exchange, exchange.client(), ErrorCodes.RESOURCE_NOT_FOUND));
      default -> {
        Map<String, ?> result =
            ServerMethods.atOnce(request.method(), params, server, exchange.scope());
        if (result == null) {
          throw new JsonRpcException(
              ErrorCodes.METHOD_NOT_FOUND, ServerMethods.unknown(request.method()));
        }
        yield result;
      }
    };
  }

  private Map<String, ?> initialize(Params params, McpServer server, RequestExchange exchange) {
    String version = params.text("protocolVersion");
    String client = ClientNames.of(params.get("clientInfo"));
    exchange.initialized(
        client.equals(ClientLabel.UNKNOWN) ? null : client,
        ClientCapabilities.of(params.get("capabilities")));
    return ProtocolDescriptions.initializeResult(server, transport, version);
  }

  /** Returns the result of a request of revision 2026-07-28. */
  private Map<String, ?> modern(
      Incoming.Request request, McpServer server, RequestExchange exchange) {
    Params params = new Params(request);
    RequestMeta meta = RequestMeta.read(params, transport);
    exchange.check(request);
    return switch (request.method()) {
      case Methods.DISCOVER ->
          complete(ProtocolDescriptions.discoverResult(server, transport), CacheHint.FIXED);
      case Methods.TOOLS_CALL -> callInRounds(params, server, exchange, meta);
      case Methods.RESOURCES_READ -> {
        McpServer.ResourceResult read =
            ServerMethods.read(
                params, server, exchange, exchange.label(meta.client()), ErrorCodes.INVALID_PARAMS);
        yield complete(
            ProtocolDescriptions.contents(params.text("uri"), read),
            read.stable() ? CacheHint.STABLE_TEXT : CacheHint.CURRENT);
      }
      default -> {
        Map<String, ?> result =
            ServerMethods.atOnce(request.method(), params, server, exchange.scope());
        if (result == null) {
          throw JsonRpcException.notFound(ServerMethods.unknown(request.method()));
        }
        yield complete(result, CacheHint.ofList(request.method()));
      }
    };
  }

  private Map<String, ?> callInRounds(
      Params params, McpServer server, RequestExchange exchange, RequestMeta meta) {
    InputRound round = new InputRound(rounds, params, meta.capabilities(), exchange.principal());
    McpServer.CallToolResult called =
        ServerMethods.call(
            params,
            server,
            exchange,
            new Caller(
                exchange.label(meta.client()), round.urlElicitation(), round.formElicitation()));
    return called.question() == null
        ? complete(ProtocolDescriptions.called(called), null)
        : round.inputRequired(called.question());
  }

  private static Map<String, ?> complete(Map<String, ?> result, @Nullable CacheHint cache) {
    Map<String, Object> complete = new LinkedHashMap<>();
    complete.put("resultType", "complete");
    complete.putAll(result);
    if (cache != null) {
      cache.addTo(complete);
    }
    return complete;
  }
}
