package io.github.mycase4j.mcp.stdio;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request failed with a JSON-RPC error. The message goes to the client. */
final class JsonRpcException extends RuntimeException {
  private final int code;
  private final transient @Nullable Map<String, ?> data;

  JsonRpcException(int code, String message) {
    this(code, message, null);
  }

  JsonRpcException(int code, String message, @Nullable Map<String, ?> data) {
    super(message, null, false, false);
    this.code = code;
    this.data = data;
  }

  /** Returns the error response to a request. */
  String toResponse(RequestId id) {
    return Outgoing.error(id, code, String.valueOf(getMessage()), data);
  }
}
