package io.github.mycase4j.mcp.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Handles a current folder whose name has characters that the locale of the process does not
 * support. Java 17 then cannot load classes that every connection needs, because one of them reads
 * that name.
 */
final class CurrentFolder {
  private static final String PROPERTY = "user.dir";

  private CurrentFolder() {}

  /**
   * Hides an unreadable folder name from Java's own classes. Must be called before any of them is
   * used.
   *
   * @return a sentence that says what is wrong with the folder and what to set; empty when nothing
   *     is wrong
   */
  static Optional<String> makeHarmless() {
    String name = System.getProperty(PROPERTY, "");
    if (isReadable(name)) {
      return Optional.empty();
    }
    System.setProperty(PROPERTY, "/");
    return Optional.of(
        "The current folder ("
            + name
            + ") contains letters that the locale of this process does not support, so no"
            + " file can be read or written there. Set LC_ALL=C.UTF-8 in the environment,"
            + " or use an absolute path.");
  }

  private static boolean isReadable(String name) {
    try {
      return Path.of(name).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
