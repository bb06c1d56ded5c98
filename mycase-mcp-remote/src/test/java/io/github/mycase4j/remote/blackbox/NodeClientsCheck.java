package io.github.mycase4j.remote.blackbox;

import io.github.mycase4j.testsupport.NodeScripts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The official TypeScript clients with their own OAuth, and mcp-remote, against the runnable jar on
 * its fictional firm: a person in a browser logs in and consents, and no token is copied. Runs with
 * the Maven profile {@code node} only and needs Node.js 20 with npm.
 */
@Timeout(600)
class NodeClientsCheck {
  private static final NodeScripts SCRIPTS = JarScripts.create();

  @BeforeAll
  static void install() throws Exception {
    SCRIPTS.install(JarScripts.SOURCES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pinned.test.mjs",
        "auto.test.mjs",
        "legacy.test.mjs",
        "sdk1.test.mjs",
        "mcp-remote.test.mjs"
      })
  void everyClientWorks(String script) throws Exception {
    SCRIPTS.test(script);
  }
}
