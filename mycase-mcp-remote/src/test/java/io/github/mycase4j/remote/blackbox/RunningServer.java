package io.github.mycase4j.remote.blackbox;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program in a process of its own: the jar that the property {@code remote.jar} names, or the
 * classes of this build where there is none.
 */
final class RunningServer implements AutoCloseable {
  private static final Pattern READY =
      Pattern.compile(
          "mycase-mcp-remote: ready at (\\S+)/mcp, listening on (\\S+?)( \\(sandbox\\))?");

  private final Process process;
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> ready = new CompletableFuture<>();
  private final Thread errorReader;
  private final Thread outputReader;

  private RunningServer(Process process) {
    this.process = process;
    this.errorReader = reader(process.errorReader(StandardCharsets.UTF_8), this::error);
    this.outputReader =
        reader(
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)),
            output::add);
    CompletableFuture<Void> unused =
        process
            .onExit()
            .thenRun(() -> ready.completeExceptionally(new IOException("it has ended")));
  }

  private static Thread reader(BufferedReader lines, java.util.function.Consumer<String> to) {
    Thread thread =
        new Thread(
            () -> {
              try (lines) {
                lines.lines().forEach(to);
              } catch (IOException | UncheckedIOException e) {
                to.accept("(closed)");
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void error(String line) {
    errors.add(line);
    Matcher matcher = READY.matcher(line);
    if (matcher.matches()) {
      ready.complete(matcher.group(1));
    }
  }

  /** Starts the program; waits for nothing. */
  static RunningServer launch(Map<String, String> environment, String... args) throws IOException {
    return launch(environment, List.of(), args);
  }

  /** Starts the program with options of the JVM; waits for nothing. */
  static RunningServer launch(Map<String, String> environment, List<String> jvm, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(jvm);
    String jar = System.getProperty("remote.jar");
    if (jar != null) {
      command.addAll(List.of("-jar", jar));
    } else {
      command.addAll(
          List.of("-cp", System.getProperty("java.class.path"), "io.github.mycase4j.remote.Main"));
    }
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    for (String kept : List.of("PATH", "HOME", "TMPDIR", "LANG")) {
      String value = System.getenv(kept);
      if (value != null) {
        builder.environment().put(kept, value);
      }
    }
    builder.environment().putAll(environment);
    builder.directory(new File(System.getProperty("java.io.tmpdir")));
    return new RunningServer(builder.start());
  }

  /** Starts the sandbox on a free port and waits until it is ready. */
  static RunningServer sandbox(Map<String, String> environment) throws Exception {
    return launch(environment, "--sandbox", "--port", "0").awaitReady();
  }

  /** Waits for the line that says that it is ready. */
  RunningServer awaitReady() throws Exception {
    try {
      ready.get(60, TimeUnit.SECONDS);
      return this;
    } catch (Exception e) {
      close();
      throw new IOException("not ready: " + String.join("\n", errors), e);
    }
  }

  /** Returns the address that clients use, without a slash at the end. */
  String url() {
    return ready.getNow("");
  }

  long pid() {
    return process.pid();
  }

  List<String> errors() {
    return List.copyOf(errors);
  }

  List<String> output() {
    return List.copyOf(output);
  }

  /** Asks the program to end as an admin does (SIGTERM), and returns its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return exit();
  }

  /** Ends the program at once (SIGKILL). */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    exit();
  }

  /** Waits for the end and returns the exit code. */
  int exit() throws InterruptedException {
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the program did not end");
    }
    errorReader.join(5_000);
    outputReader.join(5_000);
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(45, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
