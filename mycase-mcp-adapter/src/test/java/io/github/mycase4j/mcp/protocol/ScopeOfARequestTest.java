package io.github.mycase4j.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScopeOfARequestTest extends ProtocolTestBase {
  private static final String CALL = "\"name\":\"create-task\",\"arguments\":{}";

  @BeforeEach
  void serve() {
    server.on(
        "create-task",
        call ->
            call.scope() == Scope.READ
                ? new McpServer.CallToolResult("Not allowed.", null, true, null, Scope.READ_WRITE)
                : new McpServer.CallToolResult("{}", null, false));
  }

  private void isRejectedForItsScope(JsonNode response) {
    assertThat(code(response)).isEqualTo(-32600);
    assertThat(response.at("/error/message").asText()).isEqualTo("Not allowed.");
    assertThat(last.status()).isEqualTo(ProtocolResponse.Status.INSUFFICIENT_SCOPE);
  }

  @Test
  void isThatOfTheTransportAndACallWithoutItHasAStatusOfItsOwnInEachEra() {
    exchange.scope = Scope.READ;
    isRejectedForItsScope(handle("tools/call", "{" + CALL + "}"));
    isRejectedForItsScope(modern("tools/call", CALL));
    assertThat(failures).isEmpty();
  }

  @Test
  void letsACallWithItPass() {
    assertThat(handle("tools/call", "{" + CALL + "}").at("/result/isError").asBoolean()).isFalse();
    assertThat(last.status()).isEqualTo(ProtocolResponse.Status.HANDLED);
  }

  @Test
  void decidesOnTheListOfTools() {
    handle("tools/list", "{}");
    exchange.scope = Scope.READ;
    modern("tools/list", "");
    assertThat(server.scopes).containsExactly(Scope.READ_WRITE, Scope.READ);
  }
}
