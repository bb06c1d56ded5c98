package io.github.mycase4j.remote.pages;

import io.github.mycase4j.testsupport.NodeScripts;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The pages in a real browser: axe-core finds nothing in light and dark, on a wide and on a narrow
 * screen; everything works by keyboard and without JavaScript. Runs with the Maven profile {@code
 * browser} only and needs Chromium, Node.js 20 and npm; pictures of the pages are in {@code
 * target/node/pictures} afterwards.
 */
@Timeout(900)
class PagesCheck {
  @Test
  void peopleCanUseThePages() throws Exception {
    try (PagesServer server = new PagesServer()) {
      NodeScripts scripts =
          new NodeScripts(
              Path.of("target", "node"),
              Map.of(
                  "PAGES",
                  server.address(),
                  "CHROMIUM",
                  System.getProperty("chromium", "chromium")));
      scripts.install(Path.of("src", "test", "node"));
      scripts.test("pages.test.mjs");
    }
  }
}
