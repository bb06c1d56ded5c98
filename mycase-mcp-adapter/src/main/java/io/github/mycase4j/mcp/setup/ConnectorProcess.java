package io.github.mycase4j.mcp.setup;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.process.ChildEnvironment;
import io.github.mycase4j.mcp.text.FileProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The connector as a process of its own, with a client for it. For one thread. */
final class ConnectorProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MOST_ERROR_LINES = 3;
  private static final String ENDED = "";

  private final Process process;
  private final Path errors;
  private final BlockingQueue<String> responses = new LinkedBlockingQueue<>();
  private int id;

  private ConnectorProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    Thread reader = new Thread(this::read, "mycase-setup-reader");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a process.
   *
   * @param environment its variables in addition to those of the system
   * @param errors a file for its standard error
   */
  static ConnectorProcess start(List<String> command, Map<String, String> environment, Path errors)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    // The person's settings and secrets are for the firm's connector, Java options for others.
    ChildEnvironment.clean(builder.environment());
    builder.environment().putAll(environment);
    return new ConnectorProcess(builder.start(), errors);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        responses.add(line);
      }
    } catch (IOException e) {
      // The process has ended; the end mark notifies those who wait for it.
    } finally {
      responses.add(ENDED);
    }
  }

  /** Initializes the session and lists the tools, as every client does. */
  void handshake() throws SetupException, InterruptedException {
    request(
        "initialize",
        Map.of(
            "protocolVersion",
            "2025-06-18",
            "capabilities",
            Map.of(),
            "clientInfo",
            Map.of("name", "mycase4j-setup", "version", "1")));
    send(Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
    request("tools/list", Map.of());
  }

  /** Calls a tool and returns its structured content; an error is a failure. */
  Map<?, ?> call(String tool, Map<String, ?> arguments)
      throws SetupException, InterruptedException {
    Map<?, ?> result = request("tools/call", Map.of("name", tool, "arguments", arguments));
    if (result.get("structuredContent") instanceof Map<?, ?> content) {
      return content;
    }
    throw failed("responded to " + tool + " with an error", null);
  }

  /** Sends a request and waits for the result. */
  Map<?, ?> request(String method, Map<String, ?> params)
      throws SetupException, InterruptedException {
    id++;
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("jsonrpc", "2.0");
    message.put("id", id);
    message.put("method", method);
    message.put("params", params);
    send(message);
    while (true) {
      String line = responses.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (line == null) {
        throw failed(
            "did not respond to " + method + " within " + PATIENCE.toSeconds() + " s", null);
      }
      if (line.equals(ENDED)) {
        throw failed("ended before it responded to " + method, null);
      }
      Map<String, Object> response = response(line);
      if (Integer.valueOf(id).equals(response.get("id"))) {
        if (response.get("result") instanceof Map<?, ?> result) {
          return result;
        }
        throw failed("responded to " + method + " with an error", null);
      }
    }
  }

  private Map<String, Object> response(String line) throws SetupException {
    try {
      return Json.readObject(line.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw failed("wrote a line to standard output that is not a message", e);
    }
  }

  private void send(Map<String, ?> message) throws SetupException {
    try {
      OutputStream in = process.getOutputStream();
      in.write((Json.write(message) + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException e) {
      throw failed("takes no messages", e);
    }
  }

  /** Closes the input and waits for the process, which may write an archive at its end. */
  void end() throws SetupException, InterruptedException {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw failed("takes no messages", e);
    }
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw failed("did not end in " + PATIENCE.toSeconds() + " s", null);
    }
    if (process.exitValue() != 0) {
      throw failed("ended with " + process.exitValue(), null);
    }
  }

  /**
   * Waits for a process that needs no input.
   *
   * @return whether it ended successfully and in time
   */
  boolean endsWell() throws InterruptedException {
    return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  /** Returns the standard error of the process. */
  String errorOutput() throws SetupException {
    try {
      return Files.readString(errors, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new SetupException(errors + " cannot be read (" + FileProblem.reason(e) + ").", e);
    }
  }

  private SetupException failed(String what, @org.jspecify.annotations.Nullable Throwable cause)
      throws SetupException {
    String complaint =
        String.join(
            " / ",
            errorOutput()
                .lines()
                .filter(line -> !line.startsWith("mycase4j "))
                .limit(MOST_ERROR_LINES)
                .toList());
    String sentence =
        "The connector " + what + (complaint.isEmpty() ? "." : "; it said: " + complaint);
    return cause == null ? new SetupException(sentence) : new SetupException(sentence, cause);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
