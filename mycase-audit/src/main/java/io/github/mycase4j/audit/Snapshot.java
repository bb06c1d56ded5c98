package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The files of a log as they were together at one moment, for those who only read. */
final class Snapshot implements AutoCloseable {
  /**
   * A file of the log, how much of it is looked at, and its first record where the name says it.
   */
  record Part(Path file, FileChannel channel, long size, long first) {}

  private static final int LOCK_ATTEMPTS = 2_000;
  private static final long PAUSE_NANOS = 1_000_000;

  final List<Part> parts = new ArrayList<>();
  final byte[] head;

  private Snapshot(LogPaths paths) throws IOException {
    head = Files.exists(paths.head) ? Files.readAllBytes(paths.head) : new byte[0];
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
   * Looks at the log under its lock, so that no half written line is seen, where there is a lock
   * file that may be locked; else just so. Nothing is created or changed.
   */
  static Snapshot of(LogPaths paths) throws IOException {
    AtomicReference<@Nullable Snapshot> taken = new AtomicReference<>();
    AtomicReference<@Nullable IOException> failed = new AtomicReference<>();
    // On a thread of its own: an interrupt of the caller would close the shared lock channel.
    Thread thread =
        new Thread(
            () -> {
              try {
                taken.set(locked(paths));
              } catch (IOException e) {
                failed.set(e);
              }
            },
            "audit-log-snapshot");
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Snapshot snapshot = taken.get();
    if (snapshot == null) {
      IOException failure = failed.get();
      throw failure == null ? new IOException("the log could not be opened") : failure;
    }
    return snapshot;
  }

  private static Snapshot locked(LogPaths paths) throws IOException {
    Disk disk = new LocalDisk();
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
      return new Snapshot(paths);
    } finally {
      if (lock != null) {
        lock.release();
      }
    }
  }

  private void add(Path file, long first) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    parts.add(new Part(file, channel, channel.size(), first));
  }

  @Override
  public void close() throws IOException {
    for (Part part : parts) {
      part.channel.close();
    }
  }
}
