package io.github.mycase4j.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** An MCP server as a process, and the client that asks it. */
final class McpProcess implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedReader in;
  private final OutputStream out;
  private int id;

  McpProcess(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.matches("MYCASE_.*|ENCRYPTION_.*"));
    builder.environment().putAll(environment);
    process = builder.start();
    in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    out = process.getOutputStream();
  }

  /** Says hello and lists the tools. */
  void greet() throws IOException {
    ObjectNode params = JSON.createObjectNode().put("protocolVersion", "2025-06-18");
    params.putObject("capabilities");
    params.putObject("clientInfo").put("name", "figures").put("version", "1");
    request("initialize", params);
    send(message("notifications/initialized", JSON.createObjectNode()));
    if (request("tools/list", JSON.createObjectNode()).path("tools").isEmpty()) {
      throw new IOException("There are no tools.");
    }
  }

  /** Calls a tool and returns its structured content. */
  JsonNode call(String tool) throws IOException {
    return call(tool, JSON.createObjectNode());
  }

  /** Calls a tool with arguments and returns its structured content. */
  JsonNode call(String tool, ObjectNode arguments) throws IOException {
    JsonNode result = result(tool, arguments);
    if (result.path("isError").asBoolean()) {
      throw new IOException(tool + ": " + result);
    }
    return result.path("structuredContent");
  }

  /** Calls a tool and returns its result, which may be an error. */
  JsonNode result(String tool, ObjectNode arguments) throws IOException {
    return request("tools/call", params(tool, arguments));
  }

  /** Calls a tool many times at once and waits for all answers; returns how many were no errors. */
  int together(String tool, ObjectNode arguments, int times) throws IOException {
    Set<Integer> open = new HashSet<>();
    for (int i = 0; i < times; i++) {
      id++;
      open.add(id);
      send(message("tools/call", params(tool, arguments)).put("id", id));
    }
    int good = 0;
    while (!open.isEmpty()) {
      JsonNode answer = read("tools/call");
      if (open.remove(answer.path("id").asInt())
          && answer.has("result")
          && !answer.path("result").path("isError").asBoolean()) {
        good++;
      }
    }
    return good;
  }

  private static ObjectNode params(String tool, ObjectNode arguments) {
    ObjectNode params = JSON.createObjectNode().put("name", tool);
    params.set("arguments", arguments);
    return params;
  }

  private JsonNode request(String method, ObjectNode params) throws IOException {
    id++;
    send(message(method, params).put("id", id));
    while (true) {
      JsonNode answer = read(method);
      if (answer.path("id").asInt() == id && answer.has("result")) {
        return answer.get("result");
      }
    }
  }

  private JsonNode read(String method) throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new IOException("The server ended before it answered " + method + ".");
    }
    return JSON.readTree(line);
  }

  private static ObjectNode message(String method, ObjectNode params) {
    ObjectNode message = JSON.createObjectNode().put("jsonrpc", "2.0").put("method", method);
    message.set("params", params);
    return message;
  }

  private void send(ObjectNode message) throws IOException {
    out.write((message + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Returns a figure of the process in kilobytes, a moment after its last answer. */
  long kilobytes(String file, String name) throws IOException, InterruptedException {
    if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
      throw new IOException("The server ended by itself.");
    }
    Path facts = Path.of("/proc", Long.toString(process.pid()), file);
    for (String line : Files.readAllLines(facts)) {
      if (line.startsWith(name + ":")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException(facts + " has no " + name);
  }

  /** Ends the input and waits for the process. */
  @Override
  public void close() throws IOException {
    out.close();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
