package io.github.mycase4j.mcp.protocol;

import io.github.mycase4j.mcp.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON-RPC messages, each as one line without its line feed. Performs no I/O. */
public final class Outgoing {
  private Outgoing() {}

  /** Returns the response to a successful request. */
  public static String result(RequestId id, Map<String, ?> result) {
    Map<String, @Nullable Object> message = message();
    message.put("id", id.wire());
    message.put("result", result);
    return Json.write(message);
  }

  /** Returns the response to a failed request or to something that is not a valid message. */
  public static String error(
      @Nullable RequestId id, int code, String reason, @Nullable Map<String, ?> data) {
    Map<String, @Nullable Object> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("message", reason);
    if (data != null) {
      error.put("data", data);
    }
    Map<String, @Nullable Object> message = message();
    message.put("id", id == null ? null : id.wire());
    message.put("error", error);
    return Json.write(message);
  }

  /** Returns a notification. */
  public static String notification(String method, Map<String, ?> params) {
    Map<String, @Nullable Object> message = message();
    message.put("method", method);
    message.put("params", params);
    return Json.write(message);
  }

  private static Map<String, @Nullable Object> message() {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("jsonrpc", "2.0");
    return message;
  }
}
