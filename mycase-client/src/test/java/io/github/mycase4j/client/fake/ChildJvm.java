package io.github.mycase4j.client.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.network.NetworkVariables;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Another Java process that runs a class of these tests: Java reads some properties only once, and
 * a test must not set them for others.
 */
public final class ChildJvm {
  private ChildJvm() {}

  /**
   * Runs a class to its end, and returns what it printed.
   *
   * @param environment added to the environment of this process, without its network variables
   * @param options of the virtual machine
   */
  public static String output(
      Class<?> main, Map<String, String> environment, List<String> options, String... arguments)
      throws Exception {
    Path target = Path.of(System.getProperty("basedir", "."), "target").toAbsolutePath();
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(options);
    line.add("-cp");
    line.add(target.resolve("classes") + File.pathSeparator + target.resolve("test-classes"));
    line.add(main.getName());
    line.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeAll(NetworkVariables.names());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } finally {
      process.destroyForcibly();
    }
  }
}
