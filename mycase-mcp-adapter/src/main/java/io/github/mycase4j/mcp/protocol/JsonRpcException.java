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
   * @param data what the error tells beside the sentence; null for nothing
   */
  public JsonRpcException(int code, String message, @Nullable Map<String, ?> data) {
    super(message, null, false, false);
    this.code = code;
    this.data = data;
  }

  /** Returns the code of the error. */
  public int code() {
    return code;
  }

  /** Returns the error response to a request. */
  public String toResponse(RequestId id) {
    return Outgoing.error(id, code, String.valueOf(getMessage()), data);
  }
}
