package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The log's present file as one writer has it open for appending. */
final class LogFile {
  private final Disk disk;
  private final LogPaths paths;
  private Disk.@Nullable Appender appender;
  private @Nullable Object identity;

  LogFile(Disk disk, LogPaths paths) {
    this.disk = disk;
    this.paths = paths;
  }

  /** Returns whether the file of this name is the open one, and of this length. */
  boolean isAsLeft(long length) throws IOException {
    if (appender == null) {
      return false;
    }
    Disk.Stat now = disk.stat(paths.log);
    return now != null && now.size() == length && Objects.equals(now.identity(), identity);
  }

  /**
   * Appends and syncs.
   *
   * @return whether the bytes stand right where they were meant to, with nothing after them
   */
  boolean append(ByteBuffer bytes, long from) throws IOException {
    long end = from + bytes.remaining();
    Disk.Appender open = appender;
    if (open != null) {
      put(open, bytes);
      return open.size() == end;
    }
    boolean isNew = disk.stat(paths.log) == null;
    open = disk.append(paths.log);
    appender = open;
    put(open, bytes);
    if (isNew) {
      disk.syncFolder(paths.folder);
    }
    Disk.Stat now = disk.stat(paths.log);
    if (now == null) {
      throw new IOException("the file is gone");
    }
    identity = now.identity();
    return now.size() == end;
  }

  private static void put(Disk.Appender open, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (open.write(bytes) <= 0) {
        throw new IOException("no more bytes could be written to the file");
      }
    }
    open.force();
  }

  void close() throws IOException {
    if (appender != null) {
      try {
        appender.close();
      } finally {
        appender = null;
        identity = null;
      }
    }
  }
}
