package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.mcp.protocol.ErrorCodes;
import io.github.mycase4j.mcp.protocol.Incoming;
import io.github.mycase4j.mcp.protocol.Methods;
import io.github.mycase4j.mcp.protocol.Outgoing;
import io.github.mycase4j.mcp.protocol.ProtocolResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The response to a call that was cancelled and does not end. */
final class CancelledCall {
  private static final String CANCELLED = "The call was cancelled.";

  private CancelledCall() {}

  /**
   * Returns the response, which looks like that of a call that was cancelled and ended.
   *
   * @param modern whether the request is of revision 2026-07-28
   */
  static ProtocolResponse response(Incoming.Request request, boolean modern) {
    return new ProtocolResponse(
        request.method().equals(Methods.TOOLS_CALL)
            ? Outgoing.result(request.id(), result(modern))
            : Outgoing.error(request.id(), ErrorCodes.INTERNAL_ERROR, CANCELLED, null),
        ProtocolResponse.Status.HANDLED);
  }

  private static Map<String, ?> result(boolean modern) {
    Map<String, Object> result = new LinkedHashMap<>();
    if (modern) {
      result.put("resultType", "complete");
    }
    result.put("content", List.of(Map.of("type", "text", "text", CANCELLED)));
    result.put("isError", true);
    return result;
  }
}
