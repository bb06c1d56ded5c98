package io.github.mycase4j.mcp.stdio;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mycase4j.mcp.protocol.TransportKind;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerTransport;
import java.io.IOException;
import java.util.List;
import reactor.core.publisher.Mono;

/** Lets the MCP SDK's session send through the message writer. Thread-safe. */
final class StdioTransport implements McpServerTransport {
  private final McpJsonMapper mapper = new JacksonMcpJsonMapper(new ObjectMapper());
  private final MessageWriter writer;

  StdioTransport(MessageWriter writer) {
    this.writer = writer;
  }

  @Override
  public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
    return Mono.fromCallable(
            () -> {
              writer.send(text(message));
              return message;
            })
        .then();
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return mapper.convertValue(data, type);
  }

  @Override
  public List<String> protocolVersions() {
    return TransportKind.STDIO.legacyVersions();
  }

  /** Closes nothing: the streams end with the server, not with the session. */
  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }

  private String text(McpSchema.JSONRPCMessage message) throws IOException {
    return mapper.writeValueAsString(message);
  }
}
