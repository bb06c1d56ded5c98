package io.github.mycase4j.mcp.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs of a jar's commands, and the command lines that they print. */
final class JarRuns {
  static final long GUARD_SECONDS = 300;

  /** How a run ended and what it printed. */
  record Ran(int exit, String out, String err) {}

  private JarRuns() {}

  static Path copy(Path into) throws IOException {
    return Files.copy(Path.of(System.getProperty("adapter.jar")), into.resolve("mycase.jar"));
  }

  static Process start(
      Path errors, Path program, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JavaRuntime.of(System::getProperty).command().toString());
    command.add("-jar");
    command.add(program.toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.matches("MYCASE_.*|ENCRYPTION_.*"));
    builder.environment().put("MYCASE_HOME", errors.resolve("home").toString());
    builder.environment().putAll(environment);
    return builder.redirectError(Files.createTempFile(errors, "err", ".txt").toFile()).start();
  }

  static Ran finish(Process process, Path errors) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(GUARD_SECONDS, TimeUnit.SECONDS)).isTrue();
    StringBuilder err = new StringBuilder();
    try (Stream<Path> files = Files.list(errors)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        if (file.getFileName().toString().matches("err.*\\.txt")) {
          err.append(Files.readString(file));
          Files.delete(file);
        }
      }
    }
    return new Ran(process.exitValue(), out, err.toString());
  }

  static List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The command line in what {@code config} printed. */
  static List<String> command(String json) {
    Map<?, ?> file = Json.readObject(json.getBytes(StandardCharsets.UTF_8));
    Object servers = file.containsKey("servers") ? file.get("servers") : file.get("mcpServers");
    Map<?, ?> server = (Map<?, ?>) ((Map<?, ?>) servers).get("mycase");
    List<String> command = new ArrayList<>();
    command.add((String) server.get("command"));
    ((List<?>) server.get("args")).forEach(each -> command.add((String) each));
    return command;
  }

  static String archive(List<String> command) {
    return command.stream()
        .filter(each -> each.matches("-XX:(AOTCache|SharedArchiveFile)=.*"))
        .map(each -> each.substring(each.indexOf('=') + 1))
        .findFirst()
        .orElseThrow();
  }

  static List<String> with(List<String> command, String old, String other) {
    return command.stream().map(each -> each.replace(old, other)).toList();
  }
}
