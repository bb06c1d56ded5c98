package io.github.mycase4j.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.mcp.stdio.FakeMcpServer;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import io.github.mycase4j.testsupport.MutableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A handler, and requests on a transport that a test describes. */
abstract class ProtocolTestBase {
  static final String LATEST = "2026-07-28";
  static final String VERSION_KEY = "\"io.modelcontextprotocol/protocolVersion\":";
  static final String CAPABILITIES_KEY = "\"io.modelcontextprotocol/clientCapabilities\":";
  static final String META = meta("{}");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  final FakeMcpServer server = new FakeMcpServer();
  final MutableClock clock = new MutableClock(TestFirm.NOW, TestFirm.ZONE);
  final List<String> failures = new ArrayList<>();
  ProtocolHandler handler = handler(TransportKind.STDIO);
  final FakeExchange exchange = new FakeExchange();
  ProtocolResponse last;

  final ProtocolHandler handler(TransportKind transport) {
    return new ProtocolHandler(
        transport, SecureRandom::new, clock, (during, failure) -> failures.add(during));
  }

  /** Returns the metadata of a request of the latest revision. */
  static String meta(String capabilities) {
    return "\"_meta\":{%s\"%s\",%s%s,%s{\"name\":\"claude-code\",\"version\":\"3.0\"}}"
        .formatted(
            VERSION_KEY,
            LATEST,
            CAPABILITIES_KEY,
            capabilities,
            "\"io.modelcontextprotocol/clientInfo\":");
  }

  final JsonNode handle(String method, @Nullable String params) {
    String json =
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\"%s}"
            .formatted(method, params == null ? "" : ",\"params\":" + params);
    Incoming incoming = Incoming.parse(json.getBytes(StandardCharsets.UTF_8), "line");
    assertThat(incoming).isInstanceOf(Incoming.Request.class);
    last = handler.handle((Incoming.Request) incoming, server, exchange);
    JsonNode message = json(last.message());
    assertThat(message.path("jsonrpc").asText()).isEqualTo("2.0");
    assertThat(message.path("id").asInt()).isEqualTo(7);
    return message;
  }

  /** Handles a request of the latest revision with these parameters beside the metadata. */
  final JsonNode modern(String method, String params) {
    return handle(method, "{" + (params.isEmpty() ? "" : params + ",") + META + "}");
  }

  static int code(JsonNode response) {
    return response.at("/error/code").asInt();
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A request on a transport. */
  static final class FakeExchange implements RequestExchange {
    final Cancellation cancellation = new Cancellation();
    final List<String> notifications = new ArrayList<>();
    final List<String> checked = new ArrayList<>();
    @Nullable String declaredVersion;
    @Nullable JsonRpcException mismatch;
    @Nullable UrlElicitation urlElicitation;
    String principal = "";
    String grant = "";
    Scope scope = Scope.READ_WRITE;
    @Nullable String introduced;
    ClientCapabilities capabilities = ClientCapabilities.NONE;

    @Override
    public Cancellation cancellation() {
      return cancellation;
    }

    @Override
    public void sendNotification(String message) {
      notifications.add(message);
    }

    @Override
    public String label(String itself) {
      return itself + grant;
    }

    @Override
    public Scope scope() {
      return scope;
    }

    @Override
    public String client() {
      return "of-the-session/1";
    }

    @Override
    public @Nullable UrlElicitation urlElicitation() {
      return urlElicitation;
    }

    @Override
    public @Nullable String declaredVersion() {
      return declaredVersion;
    }

    @Override
    public String principal() {
      return principal;
    }

    @Override
    public void check(Incoming.Request request) {
      checked.add(request.method());
      if (mismatch != null) {
        throw mismatch;
      }
    }

    @Override
    public void initialized(@Nullable String client, ClientCapabilities declared) {
      introduced = client;
      capabilities = declared;
    }
  }
}
