package io.github.mycase4j.remote.blackbox;

import io.github.mycase4j.testsupport.NodeScripts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A person in Chromium on the runnable jar with its fictional firm: lets a program in with the
 * keyboard alone, creates and revokes a token, logs out, and goes back. Nothing is asked of another
 * server, no other page can frame this one, and no text runs as a script. Runs with the Maven
 * profile {@code browser} only and needs Chromium, Node.js 20 and npm.
 */
@Timeout(300)
class BrowserFlowCheck {
  @Test
  void peopleLetProgramsInAndOut() throws Exception {
    NodeScripts scripts = JarScripts.create();
    scripts.install(JarScripts.SOURCES);
    scripts.test("browser-flow.test.mjs");
  }
}
