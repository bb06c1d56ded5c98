package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Access for the owner alone: mode 0600 for files and 0700 for folders, or on Windows an access
 * list with the owner as its only entry.
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

  /** Returns the attributes to create a new file with. */
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
      if (!FOLDER.containsAll(now)) {
        rejectShared(folder);
        Files.setPosixFilePermissions(folder, FOLDER);
      }
    } else {
      Files.createDirectories(folder);
      if (isRoot(folder)) {
        throw shared(folder, "it is the root of a file system");
      }
      acl(folder, true);
    }
  }

  private static boolean isRoot(Path folder) throws IOException {
    return folder.toRealPath().getParent() == null;
  }

  /**
   * Rejects a folder that others use too: it is not taken from them, and no log is kept where they
   * can reach it.
   */
  private static void rejectShared(Path folder) throws IOException {
    if (isRoot(folder)) {
      throw shared(folder, "it is the root of a file system");
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("unix")
        && Files.getAttribute(folder, "unix:mode") instanceof Integer mode
        && (mode & STICKY) != 0) {
      throw shared(folder, "everybody may store files in it (it has the sticky bit)");
    }
    UserPrincipal owner = Files.getOwner(folder);
    UserPrincipal user = user(folder);
    if (user != null && !owner.equals(user)) {
      throw shared(folder, "it belongs to " + owner.getName());
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!isOf(owner, file)) {
          throw shared(folder, "it holds files of others, such as " + file.getFileName());
        }
      }
    }
  }

  private static boolean isOf(UserPrincipal owner, Path file) throws IOException {
    try {
      return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(owner);
    } catch (NoSuchFileException e) {
      return true; // It was deleted meanwhile.
    }
  }

  private static AuditException shared(Path folder, String why) {
    return new AuditException(
        AuditException.Reason.CANNOT_WRITE,
        "The folder "
            + folder
            + " is not yours alone: "
            + why
            + ". It was not changed, and no audit log is kept there. Choose a folder of your own,"
            + " such as a new one in your home folder (for the connector, set MYCASE_HOME).",
        null);
  }

  /** Returns who runs this process; null where that is not known, as in some containers. */
  private static @Nullable UserPrincipal user(Path folder) throws IOException {
    try {
      return folder
          .getFileSystem()
          .getUserPrincipalLookupService()
          .lookupPrincipalByName(System.getProperty("user.name", ""));
    } catch (UserPrincipalNotFoundException | UnsupportedOperationException e) {
      return null;
    }
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
