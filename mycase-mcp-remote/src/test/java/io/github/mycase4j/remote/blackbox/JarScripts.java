package io.github.mycase4j.remote.blackbox;

import io.github.mycase4j.testsupport.NodeScripts;
import java.nio.file.Path;
import java.util.Map;

/**
 * The scripts for Node.js that use the runnable jar; npm's packages and their output are in {@code
 * target/node}.
 */
final class JarScripts {
  /** Where the scripts are. */
  static final Path SOURCES = Path.of("src", "test", "node");

  private JarScripts() {}

  static NodeScripts create() {
    return new NodeScripts(
        Path.of("target", "node"),
        Map.of(
            "REMOTE_JAR",
            System.getProperty("remote.jar"),
            "REMOTE_JAVA",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "CHROMIUM",
            System.getProperty("chromium", "chromium")));
  }
}
