package io.github.mycase4j.testsupport;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Tests that are scripts for Node.js 20, with packages from npm. They run in a folder of their own,
 * where npm's packages and the scripts' output stay. Not thread-safe.
 */
public final class NodeScripts {
  private static final long GUARD_MINUTES = 10;

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * Creates the scripts.
   *
   * @param folder where they run; may exist
   * @param environment further variables for them
   */
  public NodeScripts(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Copies the scripts into the folder and installs the packages that they need.
   *
   * @param scripts the folder with the scripts and their {@code package.json}
   * @throws IOException when a file cannot be copied, or npm cannot be started
   * @throws InterruptedException when this thread is interrupted
   */
  public void install(Path scripts) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(scripts)) {
      for (Path file : files) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    boolean isWindows = File.separatorChar == '\\';
    run("install.log", isWindows ? "npm.cmd" : "npm", "install");
  }

  /**
   * Runs the tests of a script; fails unless all pass.
   *
   * @param script the name of the script
   * @throws IOException when Node.js cannot be started
   * @throws InterruptedException when this thread is interrupted
   */
  public void test(String script) throws IOException, InterruptedException {
    run(script + ".log", "node", "--test", "--test-reporter=spec", script);
  }

  private void run(String log, String... command) throws IOException, InterruptedException {
    Path output = folder.resolve(log);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("MYCASE_.*|ENCRYPTION_.*|NODE_OPTIONS"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      boolean isOver = process.waitFor(GUARD_MINUTES, TimeUnit.MINUTES);
      if (!isOver || process.exitValue() != 0) {
        String text = String.join("\n", Files.readAllLines(output));
        throw new AssertionError(List.of(command) + (isOver ? ": " : " did not end: ") + text);
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
