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
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file system of this machine. An interrupt does not stop a step that has begun: Java would
 * close the channel in the middle of a write, and a login that was just renewed would be lost. The
 * thread stays interrupted afterwards.
 */
final class OwnerOnlyFiles implements FileOperations {
  private static final Set<PosixFilePermission> FILE_MODE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER_MODE =
      PosixFilePermissions.fromString("rwx------");
  private static final String TEMPORARY = ".tmp";

  @Override
  public byte[] read(Path file, int limit) throws IOException {
    return uninterrupted(
        () -> {
          try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(limit);
          } catch (NoSuchFileException e) {
            if (Files.exists(file, NOFOLLOW_LINKS)) {
              throw new FileSystemException(file.toString(), null, "the link leads nowhere");
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
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, mode(folder, FOLDER_MODE));
    }
    restrict(folder);
  }

  @Override
  public void restrict(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    boolean folder = Files.isDirectory(path);
    PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    AclFileAttributeView acl = Files.getFileAttributeView(path, AclFileAttributeView.class);
    if (posix != null) {
      restrict(path, posix, folder ? FOLDER_MODE : FILE_MODE);
    } else if (acl != null) {
      restrict(acl, folder);
    } else {
      throw new FileSystemException(
          path.toString(), null, "this file system cannot keep a file from other users");
    }
  }

  private static void restrict(
      Path path, PosixFileAttributeView view, Set<PosixFilePermission> allowed) throws IOException {
    if (allowed.containsAll(view.readAttributes().permissions())) {
      return;
    }
    if (allowed.equals(FOLDER_MODE)) {
      FolderOwnership.check(path);
    }
    view.setPermissions(allowed);
    if (!allowed.containsAll(view.readAttributes().permissions())) {
      throw new FileSystemException(
          path.toString(), null, "it is open to other users and stays so");
    }
  }

  /** Leaves one entry: everything for the owner, handed on to what is made in a folder. */
  static void restrict(AclFileAttributeView view, boolean folder) throws IOException {
    AclEntry.Builder entry =
        AclEntry.newBuilder()
            .setType(AclEntryType.ALLOW)
            .setPrincipal(view.getOwner())
            .setPermissions(EnumSet.allOf(AclEntryPermission.class));
    if (folder) {
      entry.setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
    }
    List<AclEntry> ownerOnly = List.of(entry.build());
    if (!view.getAcl().equals(ownerOnly)) {
      view.setAcl(ownerOnly);
    }
  }

  @Override
  public Path writeTemporary(Path target, byte[] bytes, @Nullable FileTime modified)
      throws IOException {
    return uninterrupted(
        () -> {
          Path folder = target.toAbsolutePath().getParent();
          Path file =
              Files.createTempFile(folder, prefix(target), TEMPORARY, mode(target, FILE_MODE));
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

  private static void deleteAfter(IOException failure, Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void moveAtomically(Path from, Path to) throws IOException {
    Files.move(from, to, ATOMIC_MOVE, REPLACE_EXISTING);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    if (!isPosix(folder)) {
      return; // Windows opens no folder, and its journal keeps the order of renames.
    }
    uninterrupted(
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
    FileChannel channel = FileChannel.open(file, Set.of(CREATE, WRITE), mode(file, FILE_MODE));
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

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] mode(Path path, Set<PosixFilePermission> permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  @FunctionalInterface
  private interface Step<T> {
    T run() throws IOException;
  }

  private static <T> T uninterrupted(Step<T> step) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return step.run();
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted(); // done again, from the start, without the interrupt
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
