package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.ClientMessages;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The real jar as a process, and a client on its standard input and output. */
final class JarSession implements AutoCloseable {
  static final long GUARD_SECONDS = 120;

  /** Every line that the process wrote to its standard output. */
  final List<String> lines = new ArrayList<>();

  private final Process process;
  private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
  private final StringBuilder err = new StringBuilder();
  private final List<Thread> readers = new ArrayList<>();
  private int id;

  JarSession(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(System.getProperty("adapter.jar"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.matches("MYCASE_.*|ENCRYPTION_.*"));
    builder.environment().putAll(environment);
    process = builder.start();
    read(process.getInputStream(), out::add);
    read(
        process.getErrorStream(),
        line -> {
          synchronized (err) {
            err.append(line).append('\n');
          }
        });
  }

  private interface Sink {
    void take(String line);
  }

  private void read(InputStream stream, Sink sink) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader text =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                  sink.take(line);
                }
              } catch (IOException e) {
                sink.take("reading failed: " + e.getMessage());
              }
            },
            "jar-session");
    reader.setDaemon(true);
    reader.start();
    readers.add(reader);
  }

  void send(String line) throws IOException {
    send((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes as they are. */
  void send(byte[] bytes) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write(bytes);
    in.flush();
  }

  /** Sends a request and returns the whole response. */
  Row request(String method, Map<String, Object> params) throws Exception {
    id++;
    send(ClientMessages.request(id, method, params));
    while (true) {
      Row message = next();
      if (Integer.valueOf(id).equals(message.find("id"))) {
        return message;
      }
    }
  }

  /** Returns what the process says next. */
  Row next() throws InterruptedException {
    String line = out.poll(GUARD_SECONDS, TimeUnit.SECONDS);
    assertThat(line).as("an answer; standard error says: %s", errors()).isNotNull();
    lines.add(line);
    return message(line);
  }

  /** Says hello as a client does. */
  Row initialize() throws Exception {
    Row answer = request("initialize", ClientMessages.initializeParams("jar-test"));
    send(ClientMessages.INITIALIZED);
    return answer.row("result");
  }

  /** Sends a request of revision 2026-07-28 and returns the whole response. */
  Row modern(String method, Map<String, Object> params) throws Exception {
    Map<String, Object> all = new LinkedHashMap<>(params);
    all.put(
        "_meta",
        Map.of(
            "io.modelcontextprotocol/protocolVersion",
            "2026-07-28",
            "io.modelcontextprotocol/clientCapabilities",
            Map.of(),
            "io.modelcontextprotocol/clientInfo",
            Map.of("name", "jar-test", "version", "3")));
    return request(method, all);
  }

  /** Calls a tool and returns its result, good or bad. */
  Row call(String tool, Object... arguments) throws Exception {
    return request("tools/call", ClientMessages.callParams(tool, TestFirm.arguments(arguments)))
        .row("result");
  }

  /** Calls a tool that must succeed and returns its structured content. */
  Row ok(String tool, Object... arguments) throws Exception {
    Row result = call(tool, arguments);
    assertThat(result.find("isError")).as("%s: %s", tool, result).isNotEqualTo(true);
    return result.row("structuredContent");
  }

  /** Logs in as somebody who allows it on the login page. */
  void logIn(Sandbox sandbox) throws Exception {
    Row first = ok("authenticate");
    assertThat(sandbox.approve(URI.create(first.text("authorization_url")))).isEqualTo(200);
    assertThat(ok("authenticate").get("authenticated")).isEqualTo(true);
  }

  /** Ends the input; returns the exit code once every line was read. */
  int end() throws Exception {
    process.getOutputStream().close();
    return awaitExit();
  }

  int awaitExit() throws InterruptedException {
    assertThat(process.waitFor(GUARD_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    for (Thread reader : readers) {
      reader.join(TimeUnit.SECONDS.toMillis(GUARD_SECONDS));
    }
    out.drainTo(lines);
    return process.exitValue();
  }

  String errors() {
    synchronized (err) {
      return err.toString();
    }
  }

  /** A line that must be one JSON-RPC message. */
  static Row message(String line) {
    Row message = new Row(Json.readObject(line.getBytes(StandardCharsets.UTF_8)));
    assertThat(message.get("jsonrpc")).isEqualTo("2.0");
    assertThat(message.fields())
        .containsAnyOf(
            Map.entry("method", message.fields().getOrDefault("method", "")),
            Map.entry("result", message.fields().getOrDefault("result", "")),
            Map.entry("error", message.fields().getOrDefault("error", "")));
    return message;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
