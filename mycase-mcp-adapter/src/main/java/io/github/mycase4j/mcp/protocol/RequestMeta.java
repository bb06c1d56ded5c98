package io.github.mycase4j.mcp.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

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
   * Returns whether a request is one of revision 2026-07-28 or later, as its body states or, if the
   * body names no revision, as the transport states.
   */
  static boolean isModern(
      Incoming.Request request, TransportKind transport, RequestExchange exchange) {
    Map<?, ?> meta = new Params(request).meta();
    if (meta.containsKey(PROTOCOL_VERSION)) {
      return !(meta.get(PROTOCOL_VERSION) instanceof String version
          && transport.legacyVersions().contains(version));
    }
    return !request.method().equals(Methods.INITIALIZE)
        && ProtocolVersion.V2026_07_28.equals(exchange.declaredVersion());
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
