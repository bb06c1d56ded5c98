package io.github.mycase4j.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** Calls of tools over HTTP, as a client of revision 2026-07-28 sends them. */
final class RemoteCalls {
  private static final String VERSION = "2026-07-28";

  private RemoteCalls() {}

  /** Sends a call and returns the reply as it came. */
  static HttpLine.Reply send(HttpLine line, String token, String tool, ObjectNode arguments)
      throws IOException {
    ObjectNode message = McpProcess.JSON.createObjectNode();
    message.put("jsonrpc", "2.0").put("id", 1).put("method", "tools/call");
    ObjectNode params = message.putObject("params").put("name", tool);
    params.set("arguments", arguments);
    ObjectNode meta = params.putObject("_meta");
    meta.put("io.modelcontextprotocol/protocolVersion", VERSION);
    meta.putObject("io.modelcontextprotocol/clientCapabilities");
    meta.putObject("io.modelcontextprotocol/clientInfo").put("name", "figures").put("version", "1");
    List<String> headers =
        List.of(
            "Authorization: Bearer " + token,
            "Content-Type: application/json",
            "Accept: application/json, text/event-stream",
            "MCP-Protocol-Version: " + VERSION,
            "Mcp-Method: tools/call",
            "Mcp-Name: " + tool);
    return line.send("POST", "/mcp", headers, message.toString());
  }

  /** Returns the result in a reply, which may be a stream. */
  static JsonNode result(HttpLine.Reply reply) throws IOException {
    String text = reply.body();
    if (reply.header("Content-Type").startsWith("text/event-stream")) {
      // The response is the last event.
      int last = text.lastIndexOf("\ndata:");
      text = text.substring(last < 0 ? text.indexOf("data:") + 5 : last + 6).strip();
    }
    JsonNode result = McpProcess.JSON.readTree(text).path("result");
    if (reply.status() != 200 || result.isMissingNode()) {
      throw new IllegalStateException(reply.status() + ": " + reply.body());
    }
    return result;
  }

  /** Calls a tool and returns its structured content. */
  static JsonNode call(HttpLine line, String token, String tool, Object... arguments)
      throws IOException {
    JsonNode result = result(send(line, token, tool, LargeFirm.arguments(arguments)));
    if (result.path("isError").asBoolean()) {
      throw new IOException(tool + ": " + result);
    }
    return result.path("structuredContent");
  }

  /** Calls a tool until its answer is complete. */
  static JsonNode complete(HttpLine line, String token, String tool, Object... arguments)
      throws IOException {
    JsonNode answer = call(line, token, tool, arguments);
    while (!answer.path("complete").asBoolean(true)) {
      answer = call(line, token, tool, arguments);
    }
    return answer;
  }
}
