package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.mcp.protocol.ProtocolResponse;
import io.github.mycase4j.remote.web.WebResponse;

/** The HTTP responses to JSON-RPC requests. Thread-safe; performs no I/O. */
final class Replies {
  private static final String JSON = "application/json";
  private static final String EVENTS = "text/event-stream";

  private final McpErrors errors;

  Replies(McpErrors errors) {
    this.errors = errors;
  }

  /**
   * Returns a response that is known as a whole.
   *
   * @param accept what the client accepts; counts for status 200 only
   */
  WebResponse whole(ProtocolResponse response, Accept accept) {
    return switch (response.status()) {
      case HANDLED ->
          accept.isEventsOnly()
              ? streamed(WebResponse.text(200, EVENTS, event(response.message())))
              : json(200, response.message());
      case BAD_REQUEST -> json(400, response.message());
      case NOT_FOUND -> json(404, response.message());
      case INSUFFICIENT_SCOPE -> errors.insufficientScope();
    };
  }

  /** Returns a JSON-RPC message as one JSON text. */
  WebResponse json(int status, String message) {
    return WebResponse.text(status, JSON, message);
  }

  /** Returns a response that is written event by event. */
  WebResponse stream(WebResponse.Stream stream) {
    return streamed(WebResponse.stream(200, EVENTS, stream));
  }

  /** Returns a stream that ended before its first event. */
  WebResponse emptyStream() {
    return streamed(WebResponse.text(200, EVENTS, ""));
  }

  private static WebResponse streamed(WebResponse response) {
    return response.with("X-Accel-Buffering", "no");
  }

  /** Returns a message, which has one line, as an event. */
  static String event(String message) {
    return "event: message\ndata: " + message + "\n\n";
  }
}
