package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The official TypeScript clients against the runnable jar on its fictional firm, each in its own
 * way of finding the version of the protocol. Runs with the Maven profile {@code node} only and
 * needs Node.js 20 with npm; npm's packages and the scripts' output are in {@code target/node}.
 */
@Timeout(600)
class NodeClientsCheck {
  private static final Path SCRIPTS = Path.of("src", "test", "node");
  private static final Path WORK = Path.of("target", "node");

  @BeforeAll
  static void install() throws Exception {
    Files.createDirectories(WORK);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(SCRIPTS)) {
      for (Path file : files) {
        Files.copy(file, WORK.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    boolean isWindows = File.separatorChar == '\\';
    run("install.log", isWindows ? "npm.cmd" : "npm", "install");
  }

  private static void run(String log, String... command) throws Exception {
    Path output = WORK.resolve(log);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(WORK.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("MYCASE_.*|ENCRYPTION_.*|NODE_OPTIONS"));
    builder.environment().put("ADAPTER_JAR", System.getProperty("adapter.jar"));
    builder
        .environment()
        .put("ADAPTER_JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Process process = builder.start();
    try {
      boolean isOver = process.waitFor(5, TimeUnit.MINUTES);
      assertThat(isOver).as("%s: %s", List.of(command), text(output)).isTrue();
      assertThat(process.exitValue()).as("%s: %s", List.of(command), text(output)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String text(Path file) throws IOException {
    return String.join("\n", Files.readAllLines(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pinned.test.mjs", "auto.test.mjs", "legacy.test.mjs", "sdk1.test.mjs"})
  void everyClientWorks(String script) throws Exception {
    run(script + ".log", "node", "--test", "--test-reporter=spec", script);
  }
}
