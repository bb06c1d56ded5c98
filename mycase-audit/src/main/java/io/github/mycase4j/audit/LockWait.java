package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The bounded wait for the lock between processes, with exponential backoff. */
final class LockWait {
  private static final long FIRST_PAUSE_NANOS = 50_000;
  private static final long LONGEST_PAUSE_NANOS = 2_000_000;

  private final Disk disk;
  private final Path file;
  private final Duration longest;

  LockWait(Disk disk, Path file, Duration longest) {
    this.disk = disk;
    this.file = file;
    this.longest = longest;
  }

  Disk.Held take() throws IOException {
    long began = disk.nanoTime();
    long pause = FIRST_PAUSE_NANOS;
    Disk.Held lock = disk.tryLock(file);
    while (lock == null) {
      if (disk.nanoTime() - began > longest.toNanos()) {
        throw new AuditException(
            AuditException.Reason.LOCK_WAIT_EXCEEDED,
            "Another process held the lock on "
                + file
                + " for more than "
                + longest.toMillis()
                + " ms. Try again; if this continues, end the other process.");
      }
      disk.pause(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_NANOS);
      lock = disk.tryLock(file);
    }
    return lock;
  }
}
