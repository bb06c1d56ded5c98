package io.github.mycase4j.mcp.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Properties;

/** What this build is called and where it runs from. */
final class Version {
  private Version() {}

  /** Returns the version, as the build wrote it. */
  static String current() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  /** Returns the jar that runs, or its usual name where no jar runs. */
  static String jar() {
    CodeSource source = Version.class.getProtectionDomain().getCodeSource();
    try {
      Path path = source == null ? Path.of("") : Path.of(source.getLocation().toURI());
      return path.toString().endsWith(".jar") ? path.toString() : "mycase-mcp-adapter.jar";
    } catch (URISyntaxException e) {
      return "mycase-mcp-adapter.jar";
    }
  }
}
