package com.example.firm.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.sandbox.Sandbox;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, asked by the SDK's client; the firm is the sandbox's. */
@Timeout(180)
class FirmServerTest {
  @TempDir Path home;
  private Sandbox sandbox;
  private McpSyncClient client;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.builder().redirectUri(freeRedirectUri()).start();
    Map<String, String> environment = new HashMap<>();
    environment.put("MYCASE_HOME", home.toString());
    environment.put("MYCASE_CLIENT_ID", sandbox.clientId());
    environment.put("MYCASE_CLIENT_SECRET", sandbox.clientSecret());
    environment.put("MYCASE_REDIRECT_PORT", Integer.toString(sandbox.redirectUri().getPort()));
    environment.put("MYCASE_API_BASE", sandbox.apiBase().toString());
    environment.put("MYCASE_AUTH_URL", sandbox.authorizationUrl().toString());
    environment.put("MYCASE_TOKEN_URL", sandbox.tokenUrl().toString());
    environment.put("MYCASE_RATE_LIMIT_PER_MINUTE", "1000000");
    environment.put("MYCASE_READ_ONLY", "1");
    environment.put("ENCRYPTION_KEY", "5f".repeat(32));
    environment.put("BROWSER", "none");
    StdioClientTransport transport =
        new StdioClientTransport(
            ServerParameters.builder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .args("-cp", System.getProperty("java.class.path"), FirmServer.class.getName())
                .env(environment)
                .build(),
            McpJsonDefaults.getMapper());
    transport.setStdErrorHandler(line -> {});
    client =
        McpClient.sync(transport)
            .requestTimeout(Duration.ofMinutes(2))
            .initializationTimeout(Duration.ofMinutes(1))
            .clientInfo(McpSchema.Implementation.builder("firm-assistant", "3").build())
            .build();
    client.initialize();
  }

  @AfterEach
  void stop() {
    client.closeGracefully();
    assertThat(sandbox.refusals()).isEmpty();
    sandbox.close();
  }

  private static URI freeRedirectUri() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/callback");
    }
  }

  private McpSchema.CallToolResult call(String tool, Map<String, Object> arguments) {
    return client.callTool(McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
  }

  private static String text(McpSchema.CallToolResult result) {
    return ((McpSchema.TextContent) result.content().get(0)).text();
  }

  private static Object value(McpSchema.CallToolResult result, String name) {
    return ((Map<?, ?>) result.structuredContent()).get(name);
  }

  private void logIn() throws Exception {
    Object address = value(call("authenticate", Map.of()), "authorization_url");
    assertThat(sandbox.approve(URI.create((String) address))).isEqualTo(200);
    assertThat(value(call("authenticate", Map.of()), "authenticated")).isEqualTo(true);
  }

  @Test
  void offersTheFirmsToolBesideThoseOfMyCase() {
    assertThat(client.listTools().tools())
        .extracting(McpSchema.Tool::name)
        .contains("office-hours", "list-cases", "authenticate")
        .doesNotContain("create-case");
    assertThat(text(call("office-hours", Map.of()))).startsWith("Monday to Friday");
  }

  @Test
  void answersFromMyCaseAndRecordsEachCall() throws Exception {
    logIn();
    McpSchema.CallToolResult cases = call("list-cases", Map.of("limit", 3));
    McpSchema.CallToolResult refused = call("create-case", Map.of("name", "Doe v. Roe"));

    assertThat((List<?>) value(cases, "cases")).hasSize(3);
    assertThat(text(refused)).contains("MYCASE_READ_ONLY");
    assertThat(Files.readAllLines(home.resolve("audit.log")))
        .anyMatch(line -> isCall(line, "list-cases", "success"))
        .anyMatch(line -> isCall(line, "create-case", "denied"));
  }

  private static boolean isCall(String line, String tool, String outcome) {
    return line.contains("\"tool\":\"" + tool + "\"")
        && line.contains("\"outcome\":\"" + outcome + "\"")
        && line.contains("\"client\":\"firm-assistant/3\"");
  }
}
