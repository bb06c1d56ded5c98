package io.github.mycase4j.mcp.cli;

import io.github.mycase4j.mcp.text.FileProblem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * A file that a command writes: whole or not at all, readable for its owner alone, and never one of
 * the connector's own.
 */
final class OutFile {
  /** Writes the content; returns whether it is worth keeping. */
  @FunctionalInterface
  interface Content {
    boolean write(Appendable out) throws IOException;
  }

  private final Path path;
  private final boolean isThere;

  private OutFile(Path path, boolean isThere) {
    this.path = path;
    this.isThere = isThere;
  }

  /**
   * Resolves the file that the user named.
   *
   * @param folder the current folder
   * @param home the connector's folder, whose own files are rejected
   * @throws IOException when the file cannot or must not be written; the message is a sentence
   */
  static OutFile named(String given, Path folder, Path home) throws IOException {
    Path path;
    try {
      path = folder.resolve(given).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new IOException("\"" + given + "\" is not a path.", e);
    }
    boolean isThere = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    if (isThere && !Files.isRegularFile(path)) {
      throw new IOException(path + " exists and is not a file; nothing was written.");
    }
    if (!isThere && (path.getParent() == null || !Files.isDirectory(path.getParent()))) {
      throw new IOException("The folder of " + path + " does not exist; nothing was written.");
    }
    if (isOfConnector(path, isThere, home)) {
      throw new IOException(
          path + " is, or would be, a file of the connector itself; nothing was written.");
    }
    // The target of a link is replaced, not the link.
    return new OutFile(isThere ? path.toRealPath() : path, isThere);
  }

  /** Takes the first name in the current folder that is free. */
  static OutFile free(String name, String ending, Path folder, Path home) throws IOException {
    String free = name + ending;
    for (int i = 2; Files.exists(folder.resolve(free), LinkOption.NOFOLLOW_LINKS); i++) {
      free = name + "-" + i + ending;
    }
    return named(free, folder, home);
  }

  private static boolean isOfConnector(Path path, boolean isThere, Path home) throws IOException {
    if (!Files.isDirectory(home)) {
      return false;
    }
    if (!isThere) {
      return Files.isSameFile(path.toAbsolutePath().getParent(), home) && !isReport(path);
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(home)) {
      for (Path file : files) {
        if (!isReport(file) && Files.isRegularFile(file) && Files.isSameFile(path, file)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isReport(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".html") || name.endsWith(".csv");
  }

  Path path() {
    return path;
  }

  /** Returns whether a file is there already, which writing replaces. */
  boolean isThere() {
    return isThere;
  }

  /**
   * Writes the file under another name and gives it its own when it is whole.
   *
   * @throws IOException when it cannot be written; the message is a sentence
   */
  void write(Content content) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Path temporary = null;
    try {
      // For its owner alone, where the file system has modes.
      temporary = Files.createTempFile(folder, ".mycase4j-", ".tmp");
      boolean keep;
      // Characters that cannot be encoded become question marks: no report fails because of one.
      try (Writer out =
          new BufferedWriter(
              new OutputStreamWriter(Files.newOutputStream(temporary), StandardCharsets.UTF_8))) {
        keep = content.write(out);
      }
      if (keep) {
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (FileSystemException e) {
      throw new IOException(path + " cannot be written: " + FileProblem.reason(e) + ".", e);
    } finally {
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    }
  }
}
