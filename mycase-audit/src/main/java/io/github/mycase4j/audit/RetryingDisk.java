package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A disk that retries for a moment what fails because another program, such as a virus scanner or a
 * sync client, holds a file: opening a file, renaming one, and reading or writing the head in
 * place. An append is never repeated, because a part of it may be in the file. Nothing is done
 * besides as long as nothing fails.
 */
final class RetryingDisk implements Disk {
  private static final long FIRST_PAUSE_NANOS = 2_000_000;
  private static final long LONGEST_PAUSE_NANOS = 50_000_000;
  private static final long LONGEST_NANOS = 500_000_000;

  private final Disk disk;

  RetryingDisk(Disk disk) {
    this.disk = disk;
  }

  /** An operation that may be repeated without harm. */
  private interface Attempt<T> {
    T run() throws IOException;
  }

  private <T> T patiently(Attempt<T> work) throws IOException {
    try {
      return work.run();
    } catch (NoSuchFileException | FileAlreadyExistsException e) {
      throw e;
    } catch (IOException e) {
      return again(work, e);
    }
  }

  private <T> T again(Attempt<T> work, IOException first) throws IOException {
    long began = disk.nanoTime();
    long pause = FIRST_PAUSE_NANOS;
    IOException last = first;
    while (disk.nanoTime() - began < LONGEST_NANOS) {
      disk.pause(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_NANOS);
      try {
        return work.run();
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  @Override
  public @Nullable Stat stat(Path file) throws IOException {
    return disk.stat(file);
  }

  @Override
  public Appender append(Path file) throws IOException {
    return patiently(() -> disk.append(file));
  }

  @Override
  public Slots slots(Path file) throws IOException {
    Slots slots = patiently(() -> disk.slots(file));
    return new Slots() {
      @Override
      public byte[] read() throws IOException {
        return patiently(slots::read);
      }

      @Override
      public void write(int position, byte[] bytes) throws IOException {
        patiently(
            () -> {
              slots.write(position, bytes);
              return true;
            });
      }

      @Override
      public void close() throws IOException {
        slots.close();
      }
    };
  }

  @Override
  public FileChannel read(Path file) throws IOException {
    return patiently(() -> disk.read(file));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    patiently(
        () -> {
          disk.rename(from, to);
          return true;
        });
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    disk.syncFolder(folder);
  }

  @Override
  public void secure(Path folder, Path... files) throws IOException {
    disk.secure(folder, files);
  }

  @Override
  public @Nullable Held tryLock(Path file) throws IOException {
    return disk.tryLock(file);
  }

  @Override
  public long nanoTime() {
    return disk.nanoTime();
  }

  @Override
  public void pause(long nanos) {
    disk.pause(nanos);
  }
}
