package io.github.mycase4j.credstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file system whose steps are retried for a while when a file is held, as virus scanners and
 * synchronization programs do for some milliseconds. A step that puts a new file in place is
 * retried longest: the new login may be the only valid one. A failure that does not pass by itself,
 * such as a full disk, is not retried.
 *
 * <p>An interrupt does not shorten the retries; the thread stays interrupted afterwards.
 */
final class RetryingFiles implements FileOperations {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(320);

  /** How long a step is retried that may be repeated later: about half a second. */
  static final Duration USUAL = Duration.ofMillis(600);

  /** How long a step is retried that must not fail: less than others wait for the lock. */
  static final Duration REPLACING = Duration.ofSeconds(5);

  private final FileOperations files;
  private final Sleeper sleeper;

  RetryingFiles(FileOperations files, Sleeper sleeper) {
    this.files = files;
    this.sleeper = sleeper;
  }

  /** Returns the file system of this machine. */
  static FileOperations ofThisMachine() {
    return new RetryingFiles(new OwnerOnlyFiles(), Sleeper.system());
  }

  @FunctionalInterface
  private interface Step<T extends @Nullable Object> {
    T run() throws IOException;
  }

  private <T extends @Nullable Object> T retrying(Duration longest, Step<T> step)
      throws IOException {
    Duration pause = FIRST_PAUSE;
    Duration waited = Duration.ZERO;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return step.run();
        } catch (FileSystemException e) {
          if (!mayPass(e) || waited.compareTo(longest) >= 0) {
            throw e;
          }
        }
        try {
          sleeper.sleep(pause);
        } catch (InterruptedException e) {
          interrupted = true;
        }
        waited = waited.plus(pause);
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Returns whether a failure may pass. Java has no exception of its own for a file that another
   * program has open on Windows.
   */
  private static boolean mayPass(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return true;
    }
    String reason = String.valueOf(failure.getReason()).toLowerCase(Locale.ROOT);
    return failure.getClass() == FileSystemException.class
        && Stream.of("space", "quota", "read-only", "link").noneMatch(reason::contains);
  }

  @Override
  public byte[] read(Path file, int limit) throws IOException {
    return retrying(USUAL, () -> files.read(file, limit));
  }

  @Override
  public FileTime lastModified(Path file) throws IOException {
    return retrying(USUAL, () -> files.lastModified(file));
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    files.createFolder(folder);
  }

  @Override
  public void restrict(Path path) throws IOException {
    files.restrict(path);
  }

  @Override
  public Path writeTemporary(Path target, byte[] bytes, @Nullable FileTime modified)
      throws IOException {
    return retrying(REPLACING, () -> files.writeTemporary(target, bytes, modified));
  }

  @Override
  public void moveAtomically(Path from, Path to) throws IOException {
    retrying(
        REPLACING,
        () -> {
          files.moveAtomically(from, to);
          return to;
        });
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    files.syncFolder(folder);
  }

  @Override
  public boolean exists(Path path) {
    return files.exists(path);
  }

  @Override
  public boolean deleteIfExists(Path file) throws IOException {
    return retrying(USUAL, () -> files.deleteIfExists(file));
  }

  @Override
  public void deleteLeftovers(Path target) throws IOException {
    retrying(
        REPLACING,
        () -> {
          files.deleteLeftovers(target);
          return target;
        });
  }

  @Override
  public FileChannel openLock(Path file) throws IOException {
    return retrying(USUAL, () -> files.openLock(file));
  }
}
