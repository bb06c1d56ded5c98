package io.github.mycase4j.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.stdio.FakeMcpServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the audit log names the client of a request. */
class ClientOfARequestTest extends ProtocolTestBase {
  private static final String STATUS = "\"uri\":\"mycase://auth/status\"";

  @BeforeEach
  void serve() {
    server.on("list-cases", call -> FakeMcpServer.text("{}"));
  }

  @Test
  void isWhatTheRequestSaysAndWhatTheTransportKnows() throws Exception {
    exchange.grant = " grant/G7";
    modern("tools/call", "\"name\":\"list-cases\"");
    modern("resources/read", STATUS);
    assertThat(server.calls.take().client()).isEqualTo("claude-code/3.0 grant/G7");
    assertThat(server.readers.take()).isEqualTo("claude-code/3.0 grant/G7");
  }

  @Test
  void isThatOfTheSessionInEarlierRevisions() throws Exception {
    exchange.grant = " grant/G7";
    handle("tools/call", "{\"name\":\"list-cases\"}");
    handle("resources/read", "{" + STATUS + "}");
    assertThat(server.calls.take().client()).isEqualTo("of-the-session/1");
    assertThat(server.readers.take()).isEqualTo("of-the-session/1");
  }
}
