package io.github.mycase4j.credstore;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file system of this machine, with access for the owner alone. An interrupt does not stop a
 * step that has begun: Java would close the channel in the middle of a write, and a login that was
 * just refreshed would be lost. The thread is still interrupted afterwards.
 */
final class OwnerOnlyFiles implements FileOperations {
  private static final String TEMPORARY = ".tmp";

  @Override
  public byte[] read(Path file, int limit) throws IOException {
    return UninterruptibleIo.call(
        () -> {
          try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(limit);
          } catch (NoSuchFileException e) {
            if (Files.exists(file, NOFOLLOW_LINKS)) {
              throw new UnusableFileException(file, "the link leads nowhere");
            }
            throw e;
          }
        });
  }

  @Override
  public FileTime lastModified(Path file) throws IOException {
    return Files.getLastModifiedTime(file);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    OwnerOnly.createFolder(folder);
  }

  @Override
  public void restrict(Path path) throws IOException {
    OwnerOnly.restrict(path);
  }

  @Override
  public Path writeTemporary(Path target, byte[] bytes, @Nullable FileTime modified)
      throws IOException {
    return UninterruptibleIo.call(
        () -> {
          Path folder = target.toAbsolutePath().getParent();
          Path file =
              Files.createTempFile(
                  folder, prefix(target), TEMPORARY, OwnerOnly.fileAttributes(target));
          try {
            restrict(file);
            try (FileChannel channel = FileChannel.open(file, WRITE)) {
              ByteBuffer rest = ByteBuffer.wrap(bytes);
              while (rest.hasRemaining()) {
                channel.write(rest);
              }
              if (modified != null) {
                Files.setLastModifiedTime(file, modified);
              }
              channel.force(true);
            }
            return file;
          } catch (IOException e) {
            deleteAfter(e, file);
            throw e;
          }
        });
  }

  @Override
  public void moveAtomically(Path from, Path to) throws IOException {
    Files.move(from, to, ATOMIC_MOVE, REPLACE_EXISTING);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    if (!OwnerOnly.isPosix(folder)) {
      return; // Windows opens no folder, and its journal keeps the order of renames.
    }
    UninterruptibleIo.call(
        () -> {
          try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
          }
          return folder;
        });
  }

  @Override
  public boolean exists(Path path) {
    return Files.exists(path);
  }

  @Override
  public boolean deleteIfExists(Path file) throws IOException {
    return Files.deleteIfExists(file);
  }

  @Override
  public void deleteLeftovers(Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    try (DirectoryStream<Path> leftovers =
        Files.newDirectoryStream(
            folder,
            file -> {
              String name = file.getFileName().toString();
              return name.startsWith(prefix(target)) && name.endsWith(TEMPORARY);
            })) {
      for (Path leftover : leftovers) {
        Files.deleteIfExists(leftover);
      }
    }
  }

  @Override
  public FileChannel openLock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, Set.of(CREATE, WRITE), OwnerOnly.fileAttributes(file));
    try {
      restrict(file);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static String prefix(Path target) {
    return target.getFileName() + ".";
  }
}
