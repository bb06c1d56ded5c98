package io.github.mycase4j.audit;

import java.io.IOException;
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

/** The file system of this machine. */
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
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            OwnerOnly.attributes(file));
    return new Appender() {
      @Override
      public int write(ByteBuffer bytes) throws IOException {
        return channel.write(bytes);
      }

      @Override
      public void force() throws IOException {
        channel.force(false);
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }

  @Override
  public Slots slots(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            OwnerOnly.attributes(file));
    return new Slots() {
      @Override
      public byte[] read() throws IOException {
        byte[] bytes = new byte[Head.FILE_BYTES];
        return Arrays.copyOf(bytes, Chunk.fill(channel, 0, bytes));
      }

      @Override
      public void write(int position, byte[] slot) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(slot);
        while (buffer.hasRemaining()) {
          channel.write(buffer, position + buffer.position());
        }
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
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
