package io.github.mycase4j.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.InputRequiredException;
import io.github.mycase4j.testsupport.Fuzz;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every request has a response, whatever is in it. */
@Tag("slow")
class ProtocolFuzzTest extends ProtocolTestBase {
  private final Set<String> outcomes = new HashSet<>();

  @BeforeEach
  void serveAToolThatAsks() {
    server.on(
        "ask",
        call -> {
          FormElicitation form = call.formElicitation();
          try {
            return new McpServer.CallToolResult(
                form == null ? "cannot ask" : String.valueOf(form.ask("Sure?", Map.of())),
                null,
                false);
          } catch (InputRequiredException e) {
            return new McpServer.CallToolResult("asks", null, true, e.question());
          }
        });
  }

  @Test
  void everyRequestHasOneResponseWithItsId() {
    new Fuzz(
            Fuzz.corpus("stdio.txt"),
            Fuzz.json(
                "\"_meta\":{",
                "\"io.modelcontextprotocol/protocolVersion\":",
                "\"2026-07-28\"",
                "\"2025-11-25\"",
                "\"io.modelcontextprotocol/clientCapabilities\":",
                "\"inputResponses\":",
                "\"requestState\":",
                "\"params\":",
                "\"arguments\":",
                "\"ref\":",
                "\\xe2\\x80\\x8b"))
        .run((input, random) -> check(input));

    assertThat(outcomes)
        .contains("complete", "input_required", "legacy", "-32601", "-32602", "-32022", "-32002")
        .doesNotContain("-32603");
    assertThat(failures).isEmpty();
  }

  private void check(byte[] input) {
    server.calls.clear();
    server.readers.clear();
    // Over HTTP a rejected message is another one at most.
    if (Incoming.parseBody(input) instanceof Incoming.Request request) {
      assertThat(Incoming.parse(input, "body")).isEqualTo(request);
    }
    if (!(Incoming.parse(input, "line") instanceof Incoming.Request request)) {
      return;
    }
    ProtocolResponse response = handler.handle(request, server, exchange);
    assertThat(response.message()).doesNotContain("\n");
    JsonNode message = json(response.message());
    assertThat(message.has("id")).isTrue();
    assertThat(message.has("result")).isNotEqualTo(message.has("error"));
    JsonNode type = message.at("/result/resultType");
    outcomes.add(
        message.has("error")
            ? message.at("/error/code").asText()
            : type.isMissingNode() ? "legacy" : type.asText());
  }
}
