package io.github.mycase4j.remote.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mycase4j.audit.ParamPolicy;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Session;
import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.config.TrustedProxies;
import io.github.mycase4j.remote.login.Sessions;
import io.github.mycase4j.remote.metrics.Metrics;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import io.github.mycase4j.testsupport.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/** An endpoint whose collaborators a test describes, and requests to it. */
abstract class McpEndpointTestBase {
  static final String P = "https://mcp.example.com";
  static final String METADATA = P + "/.well-known/oauth-protected-resource/mcp";
  static final String APP = "https://app.example.com";
  static final String LATEST = "2026-07-28";
  static final String CHALLENGE =
      "Bearer resource_metadata=\"" + METADATA + "\", scope=\"mycase:read mycase:write\"";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  final MutableClock clock = MutableClock.start();
  final FakeTokens tokens = new FakeTokens(clock);
  final FakeServer server = new FakeServer();
  final ScriptedTimer timer = new ScriptedTimer();
  final List<String> failures = new CopyOnWriteArrayList<>();
  final List<Bearer> served = new CopyOnWriteArrayList<>();
  final ExecutorService threads = Executors.newCachedThreadPool();
  McpEndpoint endpoint = endpoint(false);

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  final McpEndpoint endpoint(boolean readOnly) {
    return endpoint(readOnly, bearer -> null, session -> server);
  }

  final McpEndpoint endpoint(
      boolean readOnly, Sessions sessions, Function<Session, McpServer> servers) {
    return new McpEndpoint(
        settings(readOnly),
        tokens,
        tokens,
        bearer -> {
          served.add(bearer);
          return sessions.of(bearer);
        },
        servers,
        new Metrics() {
          @Override
          public void authFailure(String reason) {
            failures.add(reason);
          }
        },
        clock,
        threads,
        timer);
  }

  static Settings settings(boolean readOnly) {
    URI mycase = URI.create("https://mycase.example.com/");
    return new Settings(
        new Settings.Network(
            new PublicUrl(P),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080),
            TrustedProxies.NONE,
            List.of(APP),
            null,
            Duration.ofSeconds(2)),
        new Settings.MyCase("client", Secret.of("secret"), mycase, mycase, mycase, 1500, Map.of()),
        new Settings.Oauth(
            true,
            true,
            Duration.ofHours(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofDays(30),
            365),
        new Settings.Database("jdbc:sqlite:none", null, null),
        KeySource.of(EncryptionKey.parse("test", "5f".repeat(32))),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Path.of("none"),
        new Settings.Tools(readOnly, false, false, 10, true, 1_000_000, ParamPolicy.FULL, null),
        false);
  }

  /** Starts a POST with a valid token and a JSON body; the client accepts both forms. */
  final Request post(String body) {
    return new Request("POST")
        .with("Authorization", "Bearer good")
        .with("Content-Type", "application/json")
        .with("Accept", "application/json, text/event-stream")
        .body(body);
  }

  /** Starts a POST of a request of an older revision. */
  final Request legacy(String method, String params) {
    return post(request("7", method, params));
  }

  /** Starts a POST of a request of the latest revision, with the headers that match it. */
  final Request modern(String method, String params) {
    return modern(method, params, null);
  }

  /** Starts a POST of a request of the latest revision that has a name. */
  final Request modern(String method, String params, String name) {
    String all = params.isEmpty() ? "{" + meta("") + "}" : "{" + params + "," + meta("") + "}";
    Request request =
        post(request("7", method, all))
            .with("MCP-Protocol-Version", LATEST)
            .with("Mcp-Method", method);
    return name == null ? request : request.with("Mcp-Name", name);
  }

  static String request(String id, String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\""
        + method
        + "\""
        + (params.isEmpty() ? "" : ",\"params\":" + params)
        + "}";
  }

  /** Returns the metadata of a request of the latest revision, with further members. */
  static String meta(String more) {
    return "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\""
        + LATEST
        + "\",\"io.modelcontextprotocol/clientCapabilities\":{}"
        + more
        + "}";
  }

  static JsonNode json(WebResponse response) {
    return json(new String(response.body(), StandardCharsets.UTF_8));
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  static String error(WebResponse response) {
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(json(response).path("error_description").asText()).endsWith(".");
    return json(response).path("error").asText();
  }

  static int code(WebResponse response) {
    return json(response).at("/error/code").asInt();
  }

  /** Returns everything that a stream sends. */
  static List<String> sent(WebResponse response) {
    List<String> pieces = new ArrayList<>();
    WebResponse.Stream stream = response.stream();
    if (stream == null) {
      pieces.add(new String(response.body(), StandardCharsets.UTF_8));
      return pieces;
    }
    try {
      stream.write(pieces::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pieces;
  }

  /** Returns the messages of a stream. */
  static List<JsonNode> messages(List<String> pieces) {
    List<JsonNode> messages = new ArrayList<>();
    for (String event : String.join("", pieces).split("\n\n", -1)) {
      if (event.startsWith("event: message\ndata: ")) {
        messages.add(json(event.substring("event: message\ndata: ".length())));
      } else if (!event.isEmpty()) {
        assertThat(event).startsWith(": ").doesNotContain("\n");
      }
    }
    return messages;
  }

  /** A request to the endpoint. */
  final class Request {
    private final String method;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private final List<Runnable> disconnects = new CopyOnWriteArrayList<>();
    private String query;
    private String address = "192.0.2.1";
    private byte[] body = {};

    Request(String method) {
      this.method = method;
    }

    /** Adds a header beside those of the same name. */
    Request and(String name, String value) {
      headers.add(Map.entry(name, value));
      return this;
    }

    /** Sets a header in place of those of the same name. */
    Request with(String name, String value) {
      return without(name).and(name, value);
    }

    Request without(String name) {
      headers.removeIf(header -> header.getKey().equalsIgnoreCase(name));
      return this;
    }

    Request query(String text) {
      query = text;
      return this;
    }

    Request from(String literal) {
      address = literal;
      return this;
    }

    Request body(String text) {
      return body(text.getBytes(StandardCharsets.UTF_8));
    }

    Request body(byte[] bytes) {
      body = bytes;
      return this;
    }

    Request edit(UnaryOperator<String> change) {
      return body(change.apply(new String(body, StandardCharsets.UTF_8)));
    }

    /** Lets the client go. */
    void disconnect() {
      disconnects.forEach(Runnable::run);
    }

    /** Sends it as the server does: the body is read between the two steps. */
    WebResponse send() {
      WebRequest request =
          new WebRequest(method, "/mcp", query, headers, address, new byte[0], disconnects::add);
      WebResponse early = endpoint.begin(request);
      return early == null ? endpoint.handle(request.withBody(body)) : early;
    }
  }
}
