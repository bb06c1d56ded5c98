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
      if (!FOLDER.containsAll(now)) {
        refuseShared(folder);
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

  /** What others use too is not taken from them, and no log is kept where they can get at it. */
  private static void refuseShared(Path folder) throws IOException {
    if (isRoot(folder)) {
      throw shared(folder, "it is the root of a file system");
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("unix")
        && Files.getAttribute(folder, "unix:mode") instanceof Integer mode
        && (mode & STICKY) != 0) {
      throw shared(folder, "everybody may keep files in it (it has the sticky bit)");
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
            + " is not for you alone: "
            + why
            + ". It is left as it is, and no audit log is kept there. Name a folder of your own, such"
            + " as a new one in your home folder (the connector takes it from MYCASE_HOME).",
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
