package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Shuts everybody but the owner out: mode 0600 for files and 0700 for folders where there are
 * modes, an access list with the owner alone where there are lists.
 */
final class OwnerOnly {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final int STICKY = 01000;

  private OwnerOnly() {}

  static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** With what a new file is made. */
  static FileAttribute<?>[] attributes(Path path) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)}
        : new FileAttribute<?>[0];
  }

  static void file(Path file) throws IOException {
    if (isPosix(file)) {
      Set<PosixFilePermission> now = Files.getPosixFilePermissions(file);
      if (!FILE.containsAll(now)) {
        Files.setPosixFilePermissions(file, FILE);
      }
    } else {
      acl(file, false);
    }
  }

  static void folder(Path folder) throws IOException {
    if (isPosix(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
      Set<PosixFilePermission> now = Files.getPosixFilePermissions(folder);
      if (!FOLDER.containsAll(now) && !isShared(folder)) {
        Files.setPosixFilePermissions(folder, FOLDER);
      }
    } else {
      boolean isNew = !Files.exists(folder);
      Files.createDirectories(folder);
      if (isNew || !isShared(folder)) {
        acl(folder, true);
      }
    }
  }

  /** The root of a file system, and a folder like /tmp, belong to everybody: taken by nobody. */
  private static boolean isShared(Path folder) throws IOException {
    if (folder.toRealPath().getParent() == null) {
      return true;
    }
    return folder.getFileSystem().supportedFileAttributeViews().contains("unix")
        && Files.getAttribute(folder, "unix:mode") instanceof Integer mode
        && (mode & STICKY) != 0;
  }

  private static void acl(Path path, boolean isFolder) throws IOException {
    AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
    if (view == null) {
      return;
    }
    AclEntry.Builder owner =
        AclEntry.newBuilder()
            .setType(AclEntryType.ALLOW)
            .setPrincipal(view.getOwner())
            .setPermissions(EnumSet.allOf(AclEntryPermission.class));
    if (isFolder) {
      owner.setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
    }
    List<AclEntry> entries = List.of(owner.build());
    if (!view.getAcl().equals(entries)) {
      view.setAcl(entries);
    }
  }
}
