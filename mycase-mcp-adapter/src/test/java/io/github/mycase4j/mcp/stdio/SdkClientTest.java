package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mycase4j.mcp.protocol.TransportKind;
import io.github.mycase4j.mcp.server.McpServer;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The MCP SDK's own client understands the server. */
class SdkClientTest {
  private final FakeMcpServer server = new FakeMcpServer();
  private final TestClient streams = new TestClient(server);
  private final BlockingQueue<McpSchema.ProgressNotification> progress =
      new LinkedBlockingQueue<>();
  private final BlockingQueue<String> elicitation = new LinkedBlockingQueue<>();
  private final McpSyncClient client =
      McpClient.sync(new Streams(streams))
          .requestTimeout(TestClient.GUARD)
          .initializationTimeout(TestClient.GUARD)
          .clientInfo(McpSchema.Implementation.builder("sdk", "2.2.0").build())
          .progressConsumer(progress::add)
          .urlElicitation(
              request -> {
                elicitation.add(request.url());
                return McpSchema.ElicitResult.builder(McpSchema.ElicitResult.Action.ACCEPT).build();
              })
          .build();

  @BeforeEach
  void initialize() {
    client.initialize();
  }

  @AfterEach
  void close() {
    streams.close();
  }

  @Test
  void itLearnsWhatTheServerIs() {
    assertThat(client.getServerInfo().name()).isEqualTo("mycase4j");
    assertThat(client.getServerInfo().title()).isEqualTo("MyCase");
    assertThat(client.getServerInstructions()).isEqualTo("Ask for cases first.");
    assertThat(client.getCurrentInitializationResult().protocolVersion()).isEqualTo("2025-11-25");
    assertThat(client.getServerCapabilities().prompts()).isNotNull();
    assertThat(client.getServerCapabilities().logging()).isNull();
    assertThat(client.getServerCapabilities().completions()).isNotNull();
    client.ping();
  }

  @Test
  void itListsToolsAndResources() {
    McpSchema.Tool tool = client.listTools().tools().get(0);

    assertThat(tool.inputSchema()).isEqualTo(FakeMcpServer.schema("urn:in"));
    assertThat(tool.outputSchema()).isEqualTo(FakeMcpServer.schema("urn:out"));
    assertThat(tool.annotations().readOnlyHint()).isTrue();
    assertThat(client.listResources().resources())
        .extracting(McpSchema.Resource::uri)
        .containsExactly("mycase://auth/status");
    assertThat(client.listResourceTemplates().resourceTemplates())
        .extracting(McpSchema.ResourceTemplate::uriTemplate)
        .containsExactly("mycase://cases/{case_id}");
  }

  @Test
  void itCallsATool() throws InterruptedException {
    server.on(
        "list-cases",
        call -> {
          call.progress().report(1, 2.0, "Reading cases.");
          return new McpServer.CallToolResult("{\"n\":1}", Map.of("n", 1), false);
        });

    McpSchema.CallToolResult result =
        client.callTool(
            McpSchema.CallToolRequest.builder("list-cases")
                .arguments(Map.of("zebra", 1))
                .meta(Map.of("progressToken", "p"))
                .build());

    assertThat(result.structuredContent()).isEqualTo(Map.of("n", 1));
    assertThat(result.isError()).isFalse();
    assertThat(((McpSchema.TextContent) result.content().get(0)).text()).isEqualTo("{\"n\":1}");
    McpSchema.ProgressNotification heard =
        progress.poll(TestClient.GUARD.toSeconds(), TimeUnit.SECONDS);
    assertThat(heard.progressToken()).isEqualTo("p");
    assertThat(heard.message()).isEqualTo("Reading cases.");
  }

  @Test
  void itReadsAResource() {
    List<McpSchema.ResourceContents> contents =
        client
            .readResource(McpSchema.ReadResourceRequest.builder("mycase://auth/status").build())
            .contents();

    assertThat(((McpSchema.TextResourceContents) contents.get(0)).text()).isEqualTo("Connected.");
  }

  @Test
  void itHearsThatAResourceIsNotThere() {
    assertThatThrownBy(
            () -> client.readResource(McpSchema.ReadResourceRequest.builder("mycase://no").build()))
        .isInstanceOfSatisfying(
            McpError.class, e -> assertThat(e.getJsonRpcError().code()).isEqualTo(-32002));
  }

  @Test
  void itAnswersAQuestionOfTheServer() throws Exception {
    McpSchema.ElicitResult result =
        streams
            .server
            .clientRequests()
            .send(
                McpSchema.METHOD_ELICITATION_CREATE,
                McpSchema.ElicitUrlRequest.builder("Log in.", "https://login.example.com/", "e1")
                    .build(),
                new TypeRef<McpSchema.ElicitResult>() {})
            .get(TestClient.GUARD.toSeconds(), TimeUnit.SECONDS);

    assertThat(elicitation).containsExactly("https://login.example.com/");
    assertThat(result.action()).isEqualTo(McpSchema.ElicitResult.Action.ACCEPT);
  }

  /** Carries the SDK client's messages over the test's streams. */
  private static final class Streams implements McpClientTransport {
    private final McpJsonMapper mapper = new JacksonMcpJsonMapper(new ObjectMapper());
    private final TestClient streams;

    Streams(TestClient streams) {
      this.streams = streams;
    }

    @Override
    public Mono<Void> connect(
        Function<Mono<McpSchema.JSONRPCMessage>, Mono<McpSchema.JSONRPCMessage>> handler) {
      Thread reader = new Thread(() -> read(handler), "sdk-client-reader");
      reader.setDaemon(true);
      reader.start();
      return Mono.empty();
    }

    private void read(
        Function<Mono<McpSchema.JSONRPCMessage>, Mono<McpSchema.JSONRPCMessage>> handler) {
      try {
        while (true) {
          String line = streams.output.lines.take();
          handler.apply(Mono.just(McpSchema.deserializeJsonRpcMessage(mapper, line))).subscribe();
        }
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
      return Mono.fromCallable(() -> streams.send(mapper.writeValueAsString(message))).then();
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
      return mapper.convertValue(data, type);
    }

    @Override
    public List<String> protocolVersions() {
      return TransportKind.STDIO.legacyVersions();
    }

    @Override
    public Mono<Void> closeGracefully() {
      return Mono.empty();
    }
  }
}
