package io.github.mycase4j.mcp.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request failed with a JSON-RPC error. The message and the data go to the client. Immutable and
 * thread-safe.
 */
public final class JsonRpcException extends RuntimeException {
  private final int code;
  private final transient @Nullable Map<String, ?> data;
  private final ProtocolResponse.Status status;

  /**
   * Creates an error without data.
   *
   * @param message a sentence for the client
   */
  public JsonRpcException(int code, String message) {
    this(code, message, null);
  }

  /**
   * Creates an error.
   *
   * @param message a sentence for the client
   * @param data further data of the error; null for none
   */
  public JsonRpcException(int code, String message, @Nullable Map<String, ?> data) {
    this(code, message, data, ProtocolResponse.Status.HANDLED);
  }

  private JsonRpcException(
      int code, String message, @Nullable Map<String, ?> data, ProtocolResponse.Status status) {
    super(message, null, false, false);
    this.code = code;
    this.data = data;
    this.status = status;
  }

  /** Returns the error for a request that is rejected before it is handled. */
  public static JsonRpcException badRequest(
      int code, String message, @Nullable Map<String, ?> data) {
    return new JsonRpcException(code, message, data, ProtocolResponse.Status.BAD_REQUEST);
  }

  /** Returns the error for a method that the server does not have, with its own status. */
  static JsonRpcException notFound(String message) {
    return new JsonRpcException(
        ErrorCodes.METHOD_NOT_FOUND, message, null, ProtocolResponse.Status.NOT_FOUND);
  }

  /** Returns the error for a call of a tool that the client may not use. */
  static JsonRpcException insufficientScope(String message) {
    return new JsonRpcException(
        ErrorCodes.INVALID_REQUEST, message, null, ProtocolResponse.Status.INSUFFICIENT_SCOPE);
  }

  /** Returns the response to a request. */
  ProtocolResponse response(RequestId id) {
    return new ProtocolResponse(
        Outgoing.error(id, code, String.valueOf(getMessage()), data), status);
  }
}
