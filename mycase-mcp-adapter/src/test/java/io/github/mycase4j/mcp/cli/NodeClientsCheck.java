package io.github.mycase4j.mcp.cli;

import io.github.mycase4j.testsupport.NodeScripts;
import java.nio.file.Path;
import java.util.Map;
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
  private static final NodeScripts SCRIPTS =
      new NodeScripts(
          Path.of("target", "node"),
          Map.of(
              "ADAPTER_JAR",
              System.getProperty("adapter.jar"),
              "ADAPTER_JAVA",
              Path.of(System.getProperty("java.home"), "bin", "java").toString()));

  @BeforeAll
  static void install() throws Exception {
    SCRIPTS.install(Path.of("src", "test", "node"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pinned.test.mjs", "auto.test.mjs", "legacy.test.mjs", "sdk1.test.mjs"})
  void everyClientWorks(String script) throws Exception {
    SCRIPTS.test(script);
  }
}
