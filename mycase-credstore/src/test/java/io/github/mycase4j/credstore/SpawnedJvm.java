package io.github.mycase4j.credstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A second Java process that runs a class of these tests and talks line by line. */
public final class SpawnedJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final PrintWriter in;

  SpawnedJvm(Class<?> main, Map<String, String> environment, String... arguments)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(line(main, arguments));
    builder.environment().putAll(environment);
    process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    out = process.inputReader(UTF_8);
    in = new PrintWriter(process.outputWriter(UTF_8), true);
  }

  /** Returns the command line that runs the class. */
  public static List<String> line(Class<?> main, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-XX:TieredStopAtLevel=1");
    line.add("-cp");
    line.add(classPath());
    line.add(main.getName());
    line.addAll(List.of(arguments));
    return line;
  }

  private static String classPath() {
    String self = SpawnedJvm.class.getSimpleName() + ".class";
    try {
      Path tests = Path.of(Objects.requireNonNull(SpawnedJvm.class.getResource(self)).toURI());
      for (String part : SpawnedJvm.class.getName().split("\\.", -1)) {
        tests = Objects.requireNonNull(tests.getParent(), part);
      }
      return String.join(
          File.pathSeparator,
          tests.toString(),
          System.getProperty("jdk.module.path", ""),
          System.getProperty("java.class.path"));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  void say(String line) {
    in.println(line);
  }

  String hear() throws IOException {
    return out.readLine();
  }

  /** Ends the process as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the process does not end");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
