package io.github.mycase4j.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A remote server as a process. For Linux: what it takes is read from {@code /proc}. */
final class RemoteProcess implements AutoCloseable {
  private static final long TICKS_PER_SECOND = 100;
  private static final long STOP_SECONDS = 60;

  private final Process process;
  private final int port;
  private final Path messages;
  private final double startMillis;

  /** Starts a server and waits for its first 200. */
  static RemoteProcess start(List<String> flags, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = java(flags);
    command.add("serve");
    return new RemoteProcess(command, environment);
  }

  private RemoteProcess(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    this.port = Integer.parseInt(environment.get("LISTEN").replaceAll(".*:", ""));
    this.messages = Path.of(environment.get("MYCASE_HOME") + "." + port + ".err");
    long began = System.nanoTime();
    this.process =
        builder(command, environment)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.appendTo(messages.toFile()))
            .start();
    try {
      awaitAnswer();
    } catch (IOException | InterruptedException e) {
      process.destroyForcibly();
      throw e;
    }
    this.startMillis = (System.nanoTime() - began) / 1e6;
  }

  private static List<String> java(List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-jar");
    command.add(System.getProperty("remote.jar"));
    return command;
  }

  private static ProcessBuilder builder(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.matches("MYCASE_.*|ENCRYPTION_.*"));
    builder.environment().putAll(environment);
    return builder;
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    try (HttpLine line = new HttpLine(port, "localhost")) {
      while (true) {
        try {
          if (line.send("GET", "/healthz", List.of(), "").status() == 200) {
            return;
          }
        } catch (IOException e) {
          // It does not listen yet.
        }
        if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
          throw new IOException("The server did not start: " + Files.readString(messages));
        }
      }
    }
  }

  /** Runs a command beside a server, such as {@code audit verify}, and returns its exit code. */
  static int run(Map<String, String> environment, List<String> output, String... args)
      throws IOException, InterruptedException {
    List<String> command = java(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(args));
    Process process = builder(command, environment).redirectErrorStream(true).start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(output::add);
    }
    return process.waitFor();
  }

  int port() {
    return port;
  }

  /** Returns the milliseconds from the start of the process to its first 200. */
  double startMillis() {
    return startMillis;
  }

  /** Returns the resident memory in megabytes. */
  double residentMegabytes(String name) throws IOException {
    Path facts = Path.of("/proc", Long.toString(process.pid()), "status");
    for (String line : Files.readAllLines(facts)) {
      if (line.startsWith(name + ":")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IOException(facts + " has no " + name);
  }

  /** Returns the seconds of processor time so far. */
  double processorSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS_PER_SECOND;
  }

  /** Ends the server at once, as a power failure does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks the server to end and waits for it. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("The server did not stop.");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
