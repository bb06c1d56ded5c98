package io.github.mycase4j.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mycase4j.sandbox.SampleFirm;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sandbox with the firm of real size, and connectors that are logged in to it. */
final class LargeFirm implements AutoCloseable {
  /** What a firm of 50 people has after ten years. */
  static final Map<String, Integer> SIZES =
      Map.of(
          "time_entries", 200_000,
          "tasks", 30_000,
          "events", 20_000,
          "cases", 7_000,
          "clients", 8_500);

  final Sandbox sandbox;
  private final Path home;
  private final int port;
  private boolean loggedIn;

  LargeFirm(Path home, Map<String, Integer> sizes, Sandbox.Builder builder) throws IOException {
    this.home = home;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    sandbox =
        builder
            .firm(SampleFirm.sized(Clock.systemUTC(), sizes))
            .redirectUri(URI.create("http://127.0.0.1:" + port + "/callback"))
            .start();
  }

  /** Starts a connector, and logs in the first time. */
  McpProcess connector(List<String> command, String mirror) throws IOException {
    McpProcess server = new McpProcess(command, environment(mirror));
    server.greet();
    if (!loggedIn) {
      URI login = URI.create(server.call("authenticate").path("authorization_url").asText());
      try {
        sandbox.approve(login);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
      server.call("authenticate");
      loggedIn = true;
    }
    return server;
  }

  Map<String, String> environment(String mirror) {
    Map<String, String> environment = new HashMap<>();
    environment.put("MYCASE_HOME", home.toString());
    environment.put("ENCRYPTION_KEY", "5f".repeat(32));
    environment.put("MYCASE_CLIENT_ID", sandbox.clientId());
    environment.put("MYCASE_CLIENT_SECRET", sandbox.clientSecret());
    environment.put("MYCASE_REDIRECT_PORT", Integer.toString(port));
    environment.put("MYCASE_API_BASE", sandbox.apiBase().toString());
    environment.put("MYCASE_AUTH_URL", sandbox.authorizationUrl().toString());
    environment.put("MYCASE_TOKEN_URL", sandbox.tokenUrl().toString());
    environment.put("MYCASE_RATE_LIMIT_PER_MINUTE", "1000000");
    environment.put("MYCASE_MAX_WRITES", "1000000");
    environment.put("MYCASE_MIRROR", mirror);
    environment.put("BROWSER", "none");
    return environment;
  }

  /** Returns the arguments of a tool, names and values in turn. */
  static ObjectNode arguments(Object... pairs) {
    ObjectNode arguments = McpProcess.JSON.createObjectNode();
    for (int i = 0; i < pairs.length; i += 2) {
      arguments.putPOJO((String) pairs[i], pairs[i + 1]);
    }
    return arguments;
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
