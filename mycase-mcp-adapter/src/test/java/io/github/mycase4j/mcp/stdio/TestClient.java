package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mycase4j.mcp.fixture.ClientMessages;
import io.github.mycase4j.mcp.json.RawJson;
import io.github.mycase4j.mcp.server.McpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client on the other end of a running server's streams. */
final class TestClient implements AutoCloseable {
  static final Duration GUARD = Duration.ofSeconds(30);

  /** Waits so long that a test which runs into one fails. */
  static final Limits LIMITS =
      new Limits(64 * 1024, 256, GUARD.multipliedBy(2), GUARD.multipliedBy(2), GUARD);

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  final Output output = new Output();
  final Input input = new Input();
  final StdioServer server;
  private final Thread thread;

  TestClient(McpServer served) {
    this(served, LIMITS);
  }

  TestClient(McpServer served, Limits limits) {
    server =
        new StdioServer(
            served, input, output, new PrintStream(errors, true, StandardCharsets.UTF_8), limits);
    thread = new Thread(server::run, "server-under-test");
    thread.setDaemon(true);
    thread.start();
  }

  TestClient send(String line) {
    return sendBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  TestClient sendBytes(byte[] bytes) {
    input.chunks.add(bytes);
    return this;
  }

  TestClient request(Object id, String method, String params) {
    return send(ClientMessages.request(id, method, params == null ? null : new RawJson(params)));
  }

  TestClient call(Object id, String tool, String arguments) {
    return send(ClientMessages.call(id, tool, new RawJson(arguments)));
  }

  TestClient cancel(String id) {
    return send(ClientMessages.cancel(new RawJson(id)));
  }

  /** Returns the next line that the server wrote, and insists that it is a JSON-RPC message. */
  JsonNode next() {
    try {
      String line = output.lines.poll(GUARD.toSeconds(), TimeUnit.SECONDS);
      assertThat(line).as("an answer").isNotNull();
      JsonNode message = MAPPER.readTree(line);
      assertThat(message.path("jsonrpc").asText()).isEqualTo("2.0");
      return message;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Sends a ping and insists that its answer is what the server says next. */
  TestClient pingAnswersNext() {
    request("still-there", "ping", null);
    JsonNode pong = next();
    assertThat(pong.path("id").asText()).isEqualTo("still-there");
    assertThat(pong.path("result").isObject()).isTrue();
    return this;
  }

  /** Closes the input and waits until the server returns. */
  void end() {
    input.chunks.add(Input.END);
    awaitReturn();
  }

  void awaitReturn() {
    try {
      thread.join(GUARD.toMillis());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(thread.isAlive()).as("the server still runs").isFalse();
  }

  String errorText() {
    return errors.toString(StandardCharsets.UTF_8);
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    input.chunks.add(Input.END);
  }

  /** Gives the server what a test sends, and blocks in between, as a pipe does. */
  static final class Input extends InputStream {
    static final byte[] END = new byte[0];
    final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
    private byte[] chunk = new byte[0];
    private int at;

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      while (at == chunk.length) {
        try {
          chunk = chunks.take();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        at = 0;
        if (chunk == END) {
          chunks.add(END);
          return -1;
        }
      }
      int count = Math.min(length, chunk.length - at);
      System.arraycopy(chunk, at, target, offset, count);
      at += count;
      return count;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
  }

  /** Cuts what the server writes into lines; can play a client that went away. */
  static final class Output extends OutputStream {
    final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    volatile boolean broken;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public void write(int value) throws IOException {
      if (broken) {
        throw new IOException("Broken pipe");
      }
      if (value == '\n') {
        lines.add(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else {
        line.write(value);
      }
    }
  }
}
