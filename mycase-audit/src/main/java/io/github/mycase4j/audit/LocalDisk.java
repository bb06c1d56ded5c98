package io.github.mycase4j.audit;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The file system of this machine.
 *
 * <p>The log and the head are written through streams, not channels: an interrupt of the thread
 * that writes would close a channel for good, whereas a stream does not heed it.
 */
final class LocalDisk implements Disk {
  @Override
  public @Nullable Stat stat(Path file) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stat(found.size(), found.fileKey());
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public Appender append(Path file) throws IOException {
    make(file);
    File name = file.toFile();
    FileOutputStream stream = new FileOutputStream(name, true);
    return new Appender() {
      @Override
      public int write(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        stream.write(bytes.array(), bytes.arrayOffset() + bytes.position(), count);
        bytes.position(bytes.limit());
        return count;
      }

      @Override
      public void force() throws IOException {
        stream.getFD().sync();
      }

      @Override
      public long size() {
        return name.length();
      }

      @Override
      public void close() throws IOException {
        stream.close();
      }
    };
  }

  @Override
  public Slots slots(Path path) throws IOException {
    make(path);
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    return new Slots() {
      private final byte[] bytes = new byte[Head.FILE_BYTES];

      @Override
      public byte[] read() throws IOException {
        file.seek(0);
        int filled = 0;
        while (filled < bytes.length) {
          int more = file.read(bytes, filled, bytes.length - filled);
          if (more < 0) {
            break;
          }
          filled += more;
        }
        return Arrays.copyOf(bytes, filled);
      }

      @Override
      public void write(int position, byte[] slot) throws IOException {
        file.seek(position);
        file.write(slot);
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }

  /** Creates a missing file for its owner alone. */
  private static void make(Path file) throws IOException {
    if (!Files.exists(file)) {
      FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              OwnerOnly.attributes(file))
          .close();
    }
  }

  @Override
  public FileChannel read(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    if (Files.exists(to, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(to.toString());
    }
    Files.move(from, to);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    // Windows has no handle for a folder, and makes names durable by itself.
    if (OwnerOnly.isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public void secure(Path folder, Path... files) throws IOException {
    OwnerOnly.folder(folder);
    for (Path file : files) {
      if (Files.exists(file)) {
        OwnerOnly.file(file);
      }
    }
  }

  @Override
  public @Nullable Held tryLock(Path file) throws IOException {
    return LockFile.tryLock(file);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void pause(long nanos) {
    LockSupport.parkNanos(this, nanos);
  }
}
