package io.github.mycase4j.mcp.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The client of a request of revision 2026-07-28, as described in {@code _meta}.
 *
 * @param client the name and version of the client
 * @param capabilities what the client can do for the server in this request
 */
record RequestMeta(String client, ClientCapabilities capabilities) {
  private static final String PREFIX = "io.modelcontextprotocol/";
  private static final String PROTOCOL_VERSION = PREFIX + "protocolVersion";
  private static final String CLIENT_INFO = PREFIX + "clientInfo";
  private static final String CLIENT_CAPABILITIES = PREFIX + "clientCapabilities";

  /** The key under which the result of {@code server/discover} names the server. */
  static final String SERVER_INFO = PREFIX + "serverInfo";

  /**
   * Returns whether a message is one of revision 2026-07-28 or later, as its body states or, if the
   * body names no revision, as the transport states.
   */
  static boolean isModern(
      Incoming message, TransportKind transport, @Nullable String declaredVersion) {
    if (message instanceof Incoming.Request request) {
      return isModern(request.method(), request.params(), transport, declaredVersion);
    } else if (message instanceof Incoming.Notification notification) {
      return isModern(notification.method(), notification.params(), transport, declaredVersion);
    }
    return ProtocolVersion.V2026_07_28.equals(declaredVersion);
  }

  private static boolean isModern(
      String method,
      @Nullable Object params,
      TransportKind transport,
      @Nullable String declaredVersion) {
    Map<?, ?> meta = new Params(params).meta();
    if (meta.containsKey(PROTOCOL_VERSION)) {
      return !(meta.get(PROTOCOL_VERSION) instanceof String version
          && transport.legacyVersions().contains(version));
    }
    return !method.equals(Methods.INITIALIZE)
        && ProtocolVersion.V2026_07_28.equals(declaredVersion);
  }

  /**
   * Reads the metadata.
   *
   * @throws JsonRpcException when something required is missing, or the version is not supported
   */
  static RequestMeta read(Params params, TransportKind transport) {
    Map<?, ?> meta = params.meta();
    if (!(meta.get(PROTOCOL_VERSION) instanceof String version)) {
      throw missing(PROTOCOL_VERSION, "a string");
    }
    if (!(meta.get(CLIENT_CAPABILITIES) instanceof Map<?, ?> capabilities)) {
      throw missing(CLIENT_CAPABILITIES, "an object");
    }
    if (!version.equals(ProtocolVersion.V2026_07_28)) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("supported", transport.supportedVersions());
      data.put("requested", version);
      throw JsonRpcException.badRequest(
          ErrorCodes.UNSUPPORTED_PROTOCOL_VERSION,
          "This server does not support the protocol version of the request.",
          data);
    }
    return new RequestMeta(
        ClientNames.of(meta.get(CLIENT_INFO)), ClientCapabilities.of(capabilities));
  }

  private static JsonRpcException missing(String key, String kind) {
    return JsonRpcException.badRequest(
        ErrorCodes.INVALID_PARAMS,
        "The member \"" + key + "\" of \"_meta\" is required and must be " + kind + ".",
        null);
  }
}
