package io.github.mycase4j.mcp.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request. Immutable and thread-safe; a method that finds the parameters
 * missing or of another kind throws {@link JsonRpcException}.
 */
final class Params {
  private final @Nullable Object sent;

  Params(Incoming.Request request) {
    this.sent = request.params();
  }

  /** Returns a parameter as it was sent; null when there is none. */
  @Nullable Object get(String name) {
    return members().get(name);
  }

  /** Returns a parameter that is required. */
  String text(String name) {
    if (members().get(name) instanceof String text) {
      return text;
    }
    throw invalid("The parameter \"" + name + "\" is required and must be a string.");
  }

  /** Returns the metadata of the request; empty when there are none. Never throws. */
  Map<?, ?> meta() {
    return sent instanceof Map<?, ?> members && members.get("_meta") instanceof Map<?, ?> meta
        ? meta
        : Map.of();
  }

  private Map<?, ?> members() {
    if (sent == null) {
      return Map.of();
    }
    if (sent instanceof Map<?, ?> members) {
      return members;
    }
    throw invalid("The member \"params\" must be an object.");
  }

  /** Returns the error for parameters that are invalid. */
  static JsonRpcException invalid(String reason) {
    return new JsonRpcException(ErrorCodes.INVALID_PARAMS, reason);
  }
}
