package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.mcp.protocol.ErrorCodes;
import io.github.mycase4j.mcp.protocol.Incoming;
import io.github.mycase4j.mcp.protocol.Methods;
import io.github.mycase4j.mcp.protocol.Outgoing;
import io.github.mycase4j.mcp.protocol.ProtocolHandler;
import io.github.mycase4j.mcp.protocol.RequestId;
import io.github.mycase4j.mcp.protocol.TransportKind;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.mcp.server.Session;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.login.Sessions;
import io.github.mycase4j.remote.metrics.Metrics;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.tokens.Counters;
import io.github.mycase4j.remote.tokens.TokenService;
import io.github.mycase4j.remote.web.Endpoint;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The MCP endpoint: Streamable HTTP in both eras of the protocol, without sessions. Each request
 * brings its token; the reply is one JSON text or a stream of events.
 *
 * <p>Thread-safe; performs I/O and blocks until the response is known or begins as a stream.
 */
public final class McpEndpoint implements Endpoint {
  /** The path of the endpoint. */
  public static final String PATH = "/mcp";

  /** The largest body in bytes. */
  public static final int MAX_BODY = 4 * 1024 * 1024;

  private static final int MOST_PER_MINUTE = 300;
  private static final Logger LOGGER = System.getLogger(McpEndpoint.class.getName());

  private final AllowedOrigins origins;
  private final AccessCheck access;
  private final McpErrors errors;
  private final Replies replies;
  private final Permits permits = new Permits();
  private final RunningCalls running = new RunningCalls();
  private final ProtocolHandler protocol;
  private final CallRunner calls;
  private final TokenService tokens;
  private final Sessions sessions;
  private final Function<Session, McpServer> servers;
  private final boolean readOnly;

  /**
   * Creates the endpoint.
   *
   * @param servers returns the server of a session
   * @param executor runs tool calls and reads of resources, each on a thread of its own at once; a
   *     queue would delay streams and cancellations
   */
  public McpEndpoint(
      Settings settings,
      TokenService tokens,
      Counters counters,
      Sessions sessions,
      Function<Session, McpServer> servers,
      Metrics metrics,
      InstantSource clock,
      Executor executor) {
    this(
        settings, tokens, counters, sessions, servers, metrics, clock, executor, EventTimer.SYSTEM);
  }

  McpEndpoint(
      Settings settings,
      TokenService tokens,
      Counters counters,
      Sessions sessions,
      Function<Session, McpServer> servers,
      Metrics metrics,
      InstantSource clock,
      Executor executor,
      EventTimer timer) {
    this.origins = new AllowedOrigins(settings);
    this.errors = new McpErrors(settings, clock);
    this.access = new AccessCheck(origins, tokens, counters, errors, metrics);
    this.replies = new Replies(errors);
    this.protocol =
        new ProtocolHandler(
            TransportKind.STREAMABLE_HTTP, SecureRandom::new, clock, McpEndpoint::failed);
    this.calls = new CallRunner(protocol, running, executor, timer, replies, errors);
    this.tokens = tokens;
    this.sessions = sessions;
    this.servers = servers;
    this.readOnly = settings.tools().readOnly();
  }

  /** Reports a failure without its message, which may quote client data. */
  private static void failed(String method, Throwable failure) {
    LOGGER.log(Level.WARNING, "{0} failed: {1}", method, failure.getClass().getName());
  }

  /** Returns the route of the endpoint. */
  public Route route() {
    return new Route(PATH, Route.Kind.MCP, List.of(), MAX_BODY, this);
  }

  /** Cancels all running calls. Their audit records are written and their clients are told. */
  public void cancelAll() {
    running.cancelAll();
  }

  @Override
  public @Nullable WebResponse begin(WebRequest request) {
    if (request.method().equals("OPTIONS")) {
      return origins.options(request);
    }
    WebResponse error = access.check(request);
    return error == null ? null : completed(request, error);
  }

  @Override
  public WebResponse handle(WebRequest request) {
    Admission admission =
        request
            .get(Admission.class)
            .orElseThrow(() -> new IllegalStateException("begin was not called for " + request));
    return completed(request, respond(request, admission));
  }

  /** Returns a response with the headers that all responses of the endpoint have. */
  private WebResponse completed(WebRequest request, WebResponse response) {
    return origins.mark(request, response.with("Cache-Control", "no-store"));
  }

  private WebResponse respond(WebRequest request, Admission admission) {
    Accept accept = Accept.of(request.headers("Accept"));
    if (accept.isNothing()) {
      return errors.notAcceptable();
    }
    if (admission.requestsThisMinute() > MOST_PER_MINUTE) {
      return errors.tooManyThisMinute();
    }
    Bearer bearer = admission.bearer();
    Permits.Permit permit = permits.acquire(bearer.label());
    if (permit == null) {
      return withoutPermit(request, bearer);
    }
    boolean isHandedOver = false;
    try {
      Incoming message = Incoming.parseBody(request.body());
      VersionHeader version = VersionHeader.of(request);
      WebResponse response = immediate(message, version, bearer);
      if (response != null) {
        return response;
      }
      Incoming.Request sent = (Incoming.Request) message;
      McpServer server = servers.apply(sessions.of(bearer));
      Scope scope = readOnly ? Scope.READ : bearer.scope();
      if (CallRunner.isCall(sent)) {
        CallRunner.Call call = new CallRunner.Call(request, version, accept, bearer, scope, sent);
        Supplier<WebResponse> reply = calls.start(call, server, permit);
        isHandedOver = true;
        return reply.get();
      }
      HttpExchange exchange = new HttpExchange(request, version, bearer, scope, null);
      WebResponse handled = replies.whole(protocol.handle(sent, server, exchange), accept);
      String introduced = exchange.introduced();
      if (introduced != null) {
        tokens.initialized(bearer, introduced);
      }
      return handled;
    } finally {
      if (!isHandedOver) {
        permit.close();
      }
    }
  }

  /**
   * Responds while all permits are taken: what starts no call is still received, above all the
   * cancellation of one that runs.
   */
  private WebResponse withoutPermit(WebRequest request, Bearer bearer) {
    Incoming message = Incoming.parseBody(request.body());
    boolean startsNothing =
        message instanceof Incoming.Notification || message instanceof Incoming.Response;
    WebResponse response =
        startsNothing ? immediate(message, VersionHeader.of(request), bearer) : null;
    return response == null ? errors.tooManyAtOnce() : response;
  }

  /** Returns the response to anything but a request; null for a request that has to be handled. */
  private @Nullable WebResponse immediate(Incoming message, VersionHeader version, Bearer bearer) {
    if (message instanceof Incoming.Invalid invalid) {
      return replies.json(
          400, Outgoing.error(invalid.id(), invalid.code(), invalid.reason(), null));
    }
    if (version.isUnknown() && !protocol.isModern(message, version.value())) {
      boolean isInitialize =
          message instanceof Incoming.Request request
              && request.method().equals(Methods.INITIALIZE);
      if (!isInitialize) {
        return unsupported(message, version);
      }
    }
    if (message instanceof Incoming.Notification notification) {
      ProtocolHandler.cancelled(notification).ifPresent(id -> running.cancel(bearer.label(), id));
    }
    return message instanceof Incoming.Request ? null : WebResponse.empty(202);
  }

  private WebResponse unsupported(Incoming message, VersionHeader version) {
    RequestId id = message instanceof Incoming.Request request ? request.id() : null;
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("supported", TransportKind.STREAMABLE_HTTP.supportedVersions());
    data.put("requested", String.valueOf(version.value()));
    return replies.json(
        400,
        Outgoing.error(
            id,
            ErrorCodes.UNSUPPORTED_PROTOCOL_VERSION,
            "This server does not support the protocol version in the header "
                + VersionHeader.NAME
                + ".",
            data));
  }
}
