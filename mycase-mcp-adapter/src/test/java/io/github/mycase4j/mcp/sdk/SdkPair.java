package io.github.mycase4j.mcp.sdk;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * A server and a client of the official SDK in this process: its stdio transport over a loopback
 * connection instead of a process's streams.
 */
final class SdkPair implements AutoCloseable {
  /** A test that hangs ends here. */
  static final Duration GUARD = Duration.ofSeconds(60);

  final McpSyncClient client;
  private final McpSyncServer server;
  private final Socket serverEnd;
  private final Socket clientEnd;

  private SdkPair(McpSyncServer server, McpSyncClient client, Socket serverEnd, Socket clientEnd) {
    this.server = server;
    this.client = client;
    this.serverEnd = serverEnd;
    this.clientEnd = clientEnd;
  }

  /** Starts both and lets the client say hello. */
  static SdkPair start(
      UnaryOperator<McpServer.SyncSpecification<McpServer.SingleSessionSyncSpecification>> serving,
      UnaryOperator<McpClient.SyncSpec> asking)
      throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Socket clientEnd = new Socket(listening.getInetAddress(), listening.getLocalPort());
      Socket serverEnd = listening.accept();
      McpSyncServer server =
          serving
              .apply(
                  McpServer.sync(
                      new StdioServerTransportProvider(
                          McpJsonDefaults.getMapper(),
                          serverEnd.getInputStream(),
                          serverEnd.getOutputStream())))
              .serverInfo("firm", "1")
              .build();
      McpSyncClient client =
          asking
              .apply(
                  McpClient.sync(new Lines(clientEnd))
                      .requestTimeout(GUARD)
                      .initializationTimeout(GUARD)
                      .clientInfo(McpSchema.Implementation.builder("firm-client", "1.2").build()))
              .build();
      client.initialize();
      return new SdkPair(server, client, serverEnd, clientEnd);
    }
  }

  @Override
  public void close() throws IOException {
    clientEnd.close();
    serverEnd.close();
    client.close();
    server.close();
  }

  /** One JSON-RPC message a line, as the SDK's own client sends them to a process. */
  private static final class Lines implements McpClientTransport {
    private final McpJsonMapper mapper = McpJsonDefaults.getMapper();
    private final Socket socket;

    Lines(Socket socket) {
      this.socket = socket;
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
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          handler.apply(Mono.just(McpSchema.deserializeJsonRpcMessage(mapper, line))).subscribe();
        }
      } catch (SocketException e) {
        // The test has closed the connection.
        socket.isClosed();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public synchronized Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
      return Mono.fromRunnable(() -> write(message));
    }

    private synchronized void write(McpSchema.JSONRPCMessage message) {
      try {
        OutputStream out = socket.getOutputStream();
        out.write((mapper.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
      return mapper.convertValue(data, type);
    }

    @Override
    public Mono<Void> closeGracefully() {
      return Mono.empty();
    }
  }
}
