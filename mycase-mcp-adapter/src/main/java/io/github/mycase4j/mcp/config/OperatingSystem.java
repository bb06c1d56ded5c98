package io.github.mycase4j.mcp.config;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** The operating system, as Java's system properties name it. */
public final class OperatingSystem {
  private OperatingSystem() {}

  /**
   * Returns whether this is Windows.
   *
   * @param property looks up Java's system properties
   */
  public static boolean isWindows(UnaryOperator<String> property) {
    return String.valueOf(property.apply("os.name")).toLowerCase(Locale.ROOT).contains("win");
  }
}
