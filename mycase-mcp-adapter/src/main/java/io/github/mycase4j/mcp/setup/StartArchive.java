package io.github.mycase4j.mcp.setup;

import java.nio.file.Path;

/** A file that makes the start quick. It holds classes and none of the firm's data. */
public final class StartArchive {
  private final ArchiveKind kind;
  private final Path file;

  StartArchive(ArchiveKind kind, Path file) {
    this.kind = kind;
    this.file = file;
  }

  ArchiveKind kind() {
    return kind;
  }

  /** Returns the file. */
  public Path file() {
    return file;
  }
}
