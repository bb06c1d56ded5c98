package io.github.mycase4j.remote.blackbox;

import io.github.mycase4j.testsupport.NodeScripts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The conformance runner of MCP against the runnable jar on its fictional firm. A failure that is
 * not in {@code conformance-expected.json} fails the check, and so does one in it that passes. Runs
 * with the Maven profile {@code node} only and needs Node.js 20 with npm; the runner's results are
 * in {@code target/node/conformance} afterwards.
 */
@Timeout(300)
class ConformanceCheck {
  @Test
  void scenariosFailOnPurposeOnly() throws Exception {
    NodeScripts scripts = JarScripts.create();
    scripts.install(JarScripts.SOURCES);
    scripts.test("conformance.test.mjs");
  }
}
