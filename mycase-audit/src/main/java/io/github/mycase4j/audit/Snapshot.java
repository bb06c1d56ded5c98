package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The files of a log as they were at one moment, for readers. */
final class Snapshot implements AutoCloseable {
  /** A file of the log, how much of it is read, and its first record where the name says it. */
  record Part(Path file, FileChannel channel, long size, long first) {}

  private static final int LOCK_ATTEMPTS = 2_000;
  private static final long PAUSE_NANOS = 1_000_000;

  final List<Part> parts = new ArrayList<>();
  final byte[] head;

  private final Disk disk;

  private Snapshot(LogPaths paths, Disk disk) throws IOException {
    this.disk = disk;
    head = Files.exists(paths.head) ? bytes(paths.head) : new byte[0];
    try {
      for (LogPaths.Segment segment : paths.segments()) {
        add(segment.file(), segment.first());
      }
      if (Files.exists(paths.log)) {
        add(paths.log, 0);
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /**
   * Opens the log under its lock, so that no half-written line is seen, or without where there is
   * no lock file that may be locked. Nothing is created or changed.
   */
  static Snapshot of(LogPaths paths) throws IOException {
    return UninterruptibleIo.call(() -> locked(paths));
  }

  private static Snapshot locked(LogPaths paths) throws IOException {
    Disk disk = new RetryingDisk(new LocalDisk());
    Disk.Held lock = null;
    if (Files.isWritable(paths.lock)) {
      for (int i = 0; i < LOCK_ATTEMPTS && lock == null; i++) {
        lock = disk.tryLock(paths.lock);
        if (lock == null) {
          disk.pause(PAUSE_NANOS);
        }
      }
    }
    try {
      return new Snapshot(paths, disk);
    } finally {
      if (lock != null) {
        lock.release();
      }
    }
  }

  private byte[] bytes(Path file) throws IOException {
    try (FileChannel channel = disk.read(file)) {
      byte[] bytes = new byte[(int) Math.min(channel.size(), 2L * Head.FILE_BYTES)];
      return Arrays.copyOf(bytes, FileBytes.fill(channel, 0, bytes));
    }
  }

  private void add(Path file, long first) throws IOException {
    FileChannel channel = disk.read(file);
    parts.add(new Part(file, channel, channel.size(), first));
  }

  @Override
  public void close() throws IOException {
    for (Part part : parts) {
      part.channel.close();
    }
  }
}
