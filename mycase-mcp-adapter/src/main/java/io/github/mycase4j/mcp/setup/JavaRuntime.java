package io.github.mycase4j.mcp.setup;

import io.github.mycase4j.mcp.config.OperatingSystem;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * The Java runtime for the connector.
 *
 * @param command the program {@code java}, an absolute path
 * @param feature the feature version, such as 17
 * @param version the full version, such as 17.0.15+6
 * @param build identifies the build, also among those of one version
 */
public record JavaRuntime(Path command, int feature, String version, String build) {

  /** Describes the Java of these system properties; performs no I/O. */
  public static JavaRuntime of(UnaryOperator<String> property) {
    String home = String.valueOf(property.apply("java.home"));
    String version = String.valueOf(property.apply("java.runtime.version"));
    return new JavaRuntime(
        Path.of(home, "bin", OperatingSystem.isWindows(property) ? "java.exe" : "java")
            .toAbsolutePath(),
        Runtime.Version.parse(version).feature(),
        version,
        String.join(
            "\n",
            home,
            version,
            property.apply("java.vm.name"),
            property.apply("java.vm.version"),
            property.apply("java.vm.vendor"),
            property.apply("os.arch")));
  }
}
