package io.github.mycase4j.credstore;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Access to files and folders for their owner alone: mode 0600 and 0700, or on Windows an access
 * list with the owner as its only entry. It does not keep administrators out.
 *
 * <p>Stateless and thread-safe; every method but {@link #fileAttributes} performs I/O.
 */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> FILE_MODE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER_MODE =
      PosixFilePermissions.fromString("rwx------");

  private OwnerOnly() {}

  /**
   * Creates a folder and its missing parents for the owner alone. The access of a folder that is
   * there already is tightened.
   *
   * @param folder the folder
   * @throws FileSystemException when others use the folder too, which is then left as it is, or
   *     when its file system cannot keep other users out
   * @throws IOException when the folder cannot be created
   */
  public static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(folder, FOLDER_MODE));
    }
    restrict(folder);
  }

  /**
   * Tightens the access to a file or folder; does nothing where there is none.
   *
   * @param path the file or folder
   * @throws FileSystemException when others use the folder too, which is then left as it is, or
   *     when its file system cannot keep other users out
   * @throws IOException when the access cannot be read or changed
   */
  public static void restrict(Path path) throws IOException {
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
      throw new UnusableFileException(path, "this file system cannot keep a file from other users");
    }
  }

  /**
   * {@return the attributes to create a new file with, so that it is never open to others} On a
   * file system without modes there are none, and {@link #restrict} follows.
   *
   * @param file the file
   */
  public static FileAttribute<?>[] fileAttributes(Path file) {
    return attributes(file, FILE_MODE);
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
      throw new UnusableFileException(
          path, "it is open to other users, and its mode cannot be changed");
    }
  }

  /** Leaves one entry: everything for the owner, inherited by whatever is created in a folder. */
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

  static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
