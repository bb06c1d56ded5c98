package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lock files that this process has open, one channel each, never closed.
 *
 * <p>POSIX takes all of a process's locks on a file away when any of its channels to the file is
 * closed; so every log of this process shares one channel for one lock file. A lock file that was
 * deleted or replaced is opened anew, and the old channel is kept open.
 */
final class LockFile {
  private record Opened(FileChannel channel, @Nullable Object identity) {}

  private static final Map<Path, Opened> OPENED = new HashMap<>();
  private static final List<FileChannel> REPLACED = new ArrayList<>();

  private LockFile() {}

  static Disk.@Nullable Held tryLock(Path file) throws IOException {
    Opened opened = opened(file);
    FileLock lock;
    try {
      lock = opened.channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
    if (lock == null) {
      return null;
    }
    if (!Objects.equals(opened.identity, identity(file))) {
      // Someone deleted or replaced the file: this lock keeps nobody out.
      lock.release();
      replace(file, opened);
      return null;
    }
    return lock::release;
  }

  private static Opened opened(Path file) throws IOException {
    synchronized (OPENED) {
      Opened opened = OPENED.get(file);
      if (opened == null || !opened.channel.isOpen()) {
        opened = open(file);
        OPENED.put(file, opened);
      }
      return opened;
    }
  }

  private static void replace(Path file, Opened old) throws IOException {
    synchronized (OPENED) {
      if (old.equals(OPENED.get(file))) {
        REPLACED.add(old.channel);
        OPENED.put(file, open(file));
      }
    }
  }

  private static Opened open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            OwnerOnly.attributes(file));
    return new Opened(channel, identity(file));
  }

  private static @Nullable Object identity(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException e) {
      return "absent";
    }
  }
}
