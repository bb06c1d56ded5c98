package io.github.mycase4j.mcp.cli;

import io.github.mycase4j.mcp.config.ProductVersion;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;

/** The version of this build and the jar that it runs from. */
final class Version {
  private Version() {}

  /** Returns the version, as the build wrote it. */
  static String current() {
    return ProductVersion.current();
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
